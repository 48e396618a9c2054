import type { Cause } from './cause.ts';

export const cacheLoss: Cause = {
  id: 'cache_loss',
  title: 'The cache was lost',
  description: 'A cache is down or was emptied, and every lookup goes to what stands behind it.',
  looksLike: 'Hits fall and misses rise at one moment; then the database and latency follow.',
  priorByClass: {
    'data.datastore_down': 0.15,
    'data.database_performance': 0.1,
    'application.high_latency': 0.05,
    'application.saturation': 0.03,
    'application.dependency_failure': 0.02,
  },
  evidence: {
    cache_misses_high: { ratioIfPresent: 38, ratioIfAbsent: 0.26 },
    cpu_saturated: { ratioIfPresent: 4.5, ratioIfAbsent: 0.75 },
    cache_down: { ratioIfPresent: 28, ratioIfAbsent: 0.46 },
    log_cache_unreachable: { ratioIfPresent: 33, ratioIfAbsent: 0.51 },
    latency_above_objective: { ratioIfPresent: 2.5, ratioIfAbsent: 0.31 },
    database_pool_saturated: { ratioIfPresent: 5, ratioIfAbsent: 0.88 },
    recent_rollout: { ratioIfPresent: 0.67, ratioIfAbsent: 1.06 },
    dependency_unhealthy: { ratioIfPresent: 4, ratioIfAbsent: 0.84 },
  },
  remedies: [],
  remedy: 'Bring the cache back, and warm it or slow the callers until it is full again.',
};
