import type { Cause } from './cause.ts';

export const cpuThrottling: Cause = {
  id: 'cpu_throttling',
  title: 'Held back by its CPU limit',
  description: 'Containers want more CPU than their limit allows and are stopped for part of every period.',
  looksLike: 'Latency has spikes at moderate CPU usage; throttled periods rise; the node itself has CPU to spare.',
  priorByClass: {
    'application.resource_throttling': 0.6,
    'application.high_latency': 0.1,
    'infrastructure.cpu_saturation': 0.25,
  },
  evidence: {
    cpu_throttled: { ratioIfPresent: 15, ratioIfAbsent: 0.05 },
    cpu_saturated: { ratioIfPresent: 1.5, ratioIfAbsent: 0.8 },
    database_pool_saturated: { ratioIfPresent: 0.4, ratioIfAbsent: 1.05 },
  },
  remedies: ['cpu-throttling-raise-limit', 'traffic-spike-scale-up'],
};
