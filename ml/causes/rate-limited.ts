import type { Cause } from './cause.ts';

export const rateLimited: Cause = {
  id: 'rate_limited',
  title: 'Calls are refused for being too many',
  namedBy: ['outside_peer_rate_limiting'],
  description: 'Somebody whom the service calls limits its rate and answers 429.',
  looksLike: 'Errors are 429 and come from one peer; they follow the volume of calls.',
  priorByClass: {
    'application.dependency_failure': 0.05,
    'infrastructure.capacity_quota': 0.05,
    'application.high_error_rate': 0.04,
    'data.pipeline_failure': 0.05,
    'data.ingestion_delay': 0.05,
  },
  evidence: {
    outside_peer_rate_limiting: { ratioIfPresent: 44, ratioIfAbsent: 0.12 },
    log_rate_limited: { ratioIfPresent: 42, ratioIfAbsent: 0.15 },
    retries_high: { ratioIfPresent: 10, ratioIfAbsent: 0.72 },
    error_rate_high: { ratioIfPresent: 1.5, ratioIfAbsent: 0.67 },
    recent_rollout: { ratioIfPresent: 0.53, ratioIfAbsent: 1.08 },
  },
  remedies: [],
  remedy: 'Call less often: slow the batch, widen the back-off, cache, or ask the provider for more.',
};
