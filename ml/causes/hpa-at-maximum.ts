import type { Cause } from './cause.ts';

export const hpaAtMaximum: Cause = {
  id: 'hpa_at_maximum',
  title: 'The autoscaler stands at its maximum',
  description: 'The load wants more replicas than the autoscaler may make.',
  looksLike:
    'Current and maximum replicas are equal for long; CPU stays above the target; the condition ScalingLimited says TooManyReplicas.',
  priorByClass: {
    'infrastructure.capacity_quota': 0.23,
    'application.saturation': 0.19,
    'application.traffic_anomaly': 0.12,
    'infrastructure.cpu_saturation': 0.1,
    'application.high_latency': 0.03,
  },
  evidence: {
    hpa_at_maximum: { ratioIfPresent: 32, ratioIfAbsent: 0.08 },
    cpu_saturated: { ratioIfPresent: 9.5, ratioIfAbsent: 0.38 },
    traffic_above_baseline: { ratioIfPresent: 10, ratioIfAbsent: 0.43 },
    latency_above_objective: { ratioIfPresent: 1.86, ratioIfAbsent: 0.54 },
    quota_fully_used: { ratioIfPresent: 1.5, ratioIfAbsent: 0.99 },
  },
  remedies: ['hpa-at-maximum-raise'],
  remedy: 'Raise the maximum of the autoscaler where nodes and dependencies can bear it.',
};
