import type { Cause } from './cause.ts';

export const noisyNeighbour: Cause = {
  id: 'noisy_neighbour',
  title: 'A noisy neighbour',
  namedBy: ['neighbour_takes_node'],
  description: 'A pod of something else takes the CPU of the node that this service needs.',
  looksLike:
    'Only the instances on one node are slow; the node has no CPU left; the service itself asks for no more than usual.',
  priorByClass: {
    'infrastructure.cpu_saturation': 0.25,
    'application.resource_throttling': 0.08,
    'application.high_latency': 0.05,
  },
  evidence: {
    neighbour_takes_node: { ratioIfPresent: 44, ratioIfAbsent: 0.12 },
    node_cpu_saturated: { ratioIfPresent: 23, ratioIfAbsent: 0.083 },
    siblings_share_node: { ratioIfPresent: 4, ratioIfAbsent: 0.84 },
    latency_above_objective: { ratioIfPresent: 2, ratioIfAbsent: 0.46 },
    traffic_above_baseline: { ratioIfPresent: 0.5, ratioIfAbsent: 1.03 },
    cpu_throttled: { ratioIfPresent: 0.75, ratioIfAbsent: 1.01 },
    recent_rollout: { ratioIfPresent: 0.67, ratioIfAbsent: 1.06 },
    hpa_at_maximum: { ratioIfPresent: 0.67, ratioIfAbsent: 1.01 },
  },
  remedies: ['noisy-neighbour-evict'],
  remedy: 'Evict or limit the pod that takes the CPU.',
};
