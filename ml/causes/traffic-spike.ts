import type { Cause } from './cause.ts';

export const trafficSpike: Cause = {
  id: 'traffic_spike',
  title: 'More traffic than the service can carry',
  description: 'Requests arrive faster than the present number of replicas can answer them.',
  looksLike: 'Traffic, CPU and latency rise together and fall together; nothing was deployed; more replicas help.',
  priorByClass: {
    'application.traffic_anomaly': 0.5,
    'application.high_latency': 0.12,
    'application.saturation': 0.25,
    'infrastructure.cpu_saturation': 0.3,
    'application.resource_throttling': 0.15,
    'data.queue_backlog': 0.2,
  },
  evidence: {
    traffic_above_baseline: { ratioIfPresent: 20, ratioIfAbsent: 0.06 },
    cpu_saturated: { ratioIfPresent: 3, ratioIfAbsent: 0.6 },
    recent_rollout: { ratioIfPresent: 0.5, ratioIfAbsent: 1.2 },
  },
  remedies: ['traffic-spike-scale-up', 'hpa-at-maximum-raise'],
};
