import type { Cause } from './cause.ts';

export const upstreamProvider: Cause = {
  id: 'upstream_provider',
  title: 'An outside provider is slow or down',
  namedBy: ['outside_peer_failing', 'outside_peer_slow'],
  description: 'A company outside the platform, whose interface the service calls, answers late or not at all.',
  looksLike: 'Only the calls to one outside host fail or take long; everything inside the platform is well.',
  priorByClass: {
    'application.dependency_failure': 0.14,
    'application.high_latency': 0.06,
    'application.high_error_rate': 0.06,
    'data.pipeline_failure': 0.06,
    'data.ingestion_delay': 0.06,
  },
  evidence: {
    outside_peer_failing: { ratioIfPresent: 43, ratioIfAbsent: 0.36 },
    outside_peer_slow: { ratioIfPresent: 38, ratioIfAbsent: 0.26 },
    log_connection_timeout: { ratioIfPresent: 3, ratioIfAbsent: 0.78 },
    dependency_unhealthy: { ratioIfPresent: 0.8, ratioIfAbsent: 1.01 },
    outside_peer_rate_limiting: { ratioIfPresent: 0.5, ratioIfAbsent: 1.01 },
    log_rate_limited: { ratioIfPresent: 0.25, ratioIfAbsent: 1.02 },
    latency_above_objective: { ratioIfPresent: 2, ratioIfAbsent: 0.46 },
    recent_rollout: { ratioIfPresent: 0.67, ratioIfAbsent: 1.06 },
    retries_high: { ratioIfPresent: 6.5, ratioIfAbsent: 0.82 },
  },
  remedies: ['dependency-slow-switch-off'],
  remedy: 'Switch off what needs the provider, or fall back, and tell them; nothing inside will mend it.',
};
