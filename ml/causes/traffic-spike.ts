import type { Cause } from './cause.ts';

export const trafficSpike: Cause = {
  id: 'traffic_spike',
  title: 'More traffic than the service can carry',
  description: 'Requests arrive faster than the present number of replicas can answer them.',
  looksLike: 'Traffic, CPU and latency rise together and fall together; nothing was deployed; more replicas help.',
  priorByClass: {
    'application.traffic_anomaly': 0.5,
    'infrastructure.cpu_saturation': 0.22,
    'application.saturation': 0.17,
    'application.high_latency': 0.1,
    'application.resource_throttling': 0.1,
    'data.queue_backlog': 0.08,
  },
  evidence: {
    traffic_above_baseline: { ratioIfPresent: 16, ratioIfAbsent: 0.08 },
    cpu_saturated: { ratioIfPresent: 10, ratioIfAbsent: 0.32 },
    node_cpu_saturated: { ratioIfPresent: 5, ratioIfAbsent: 0.83 },
    latency_above_objective: { ratioIfPresent: 2, ratioIfAbsent: 0.38 },
    recent_rollout: { ratioIfPresent: 0.67, ratioIfAbsent: 1.06 },
    retries_high: { ratioIfPresent: 0.1, ratioIfAbsent: 1.03 },
    dependency_unhealthy: { ratioIfPresent: 0.6, ratioIfAbsent: 1.02 },
    hpa_at_maximum: { ratioIfPresent: 1.33, ratioIfAbsent: 0.99 },
    database_pool_saturated: { ratioIfPresent: 4, ratioIfAbsent: 0.91 },
  },
  remedies: ['traffic-spike-scale-up'],
  remedy: 'Scale the service up, or turn away what is not wanted.',
};
