import type { Cause } from './cause.ts';

export const cpuThrottling: Cause = {
  id: 'cpu_throttling',
  title: 'Held back by its CPU limit',
  description: 'Containers want more CPU than their limit allows and are stopped for part of every period.',
  looksLike: 'Latency has spikes at moderate CPU usage; throttled periods rise; the node itself has CPU to spare.',
  priorByClass: {
    'application.resource_throttling': 0.65,
    'infrastructure.cpu_saturation': 0.2,
    'application.high_latency': 0.06,
    'application.saturation': 0.03,
  },
  evidence: {
    cpu_throttled: { ratioIfPresent: 24, ratioIfAbsent: 0.08 },
    cpu_saturated: { ratioIfPresent: 7, ratioIfAbsent: 0.54 },
    latency_above_objective: { ratioIfPresent: 2, ratioIfAbsent: 0.38 },
    node_cpu_saturated: { ratioIfPresent: 0.75, ratioIfAbsent: 1.01 },
    rollout_changed_resources: { ratioIfPresent: 2, ratioIfAbsent: 0.94 },
    database_pool_saturated: { ratioIfPresent: 1.33, ratioIfAbsent: 0.99 },
  },
  remedies: ['cpu-throttling-raise-limit'],
  remedy: 'Raise the CPU limit.',
};
