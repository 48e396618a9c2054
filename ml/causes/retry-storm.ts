import type { Cause } from './cause.ts';

export const retryStorm: Cause = {
  id: 'retry_storm',
  title: 'A retry storm',
  description: 'Callers repeat failed calls so often that the repetitions themselves keep the service down.',
  looksLike:
    'The number of calls rises while successes do not; most calls are repetitions; it goes on after the first fault has passed.',
  priorByClass: {
    'application.traffic_anomaly': 0.12,
    'application.saturation': 0.07,
    'application.high_error_rate': 0.04,
    'application.dependency_failure': 0.04,
    'application.high_latency': 0.03,
  },
  evidence: {
    retries_high: { ratioIfPresent: 32, ratioIfAbsent: 0.08 },
    traffic_above_baseline: { ratioIfPresent: 10, ratioIfAbsent: 0.43 },
    error_rate_high: { ratioIfPresent: 1.88, ratioIfAbsent: 0.42 },
    cpu_saturated: { ratioIfPresent: 5.5, ratioIfAbsent: 0.65 },
    log_connection_timeout: { ratioIfPresent: 3.5, ratioIfAbsent: 0.72 },
    log_rate_limited: { ratioIfPresent: 0.5, ratioIfAbsent: 1.01 },
    recent_rollout: { ratioIfPresent: 0.67, ratioIfAbsent: 1.06 },
  },
  remedies: [],
  remedy:
    'Make the callers stop: lower their retries, open their circuit breakers, or shed load until the service has caught up.',
};
