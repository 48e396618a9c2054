import type { Cause } from './cause.ts';

export const connectionPoolExhaustion: Cause = {
  id: 'connection_pool_exhaustion',
  title: 'Database connection pool exhausted',
  description:
    'Requests wait for a database connection because the pool, or the database itself, has none to give: a leak, a slow query holding connections, or a pool too small for the load.',
  looksLike:
    'Latency climbs before errors do; the database answers and is not busy; connections stand at their limit. A restart gives leaked connections back.',
  priorByClass: {
    'data.database_connections': 0.6,
    'application.high_latency': 0.1,
    'application.saturation': 0.09,
    'application.high_error_rate': 0.06,
  },
  evidence: {
    database_pool_saturated: { ratioIfPresent: 31, ratioIfAbsent: 0.08 },
    log_pool_exhausted: { ratioIfPresent: 30, ratioIfAbsent: 0.41 },
    latency_above_objective: { ratioIfPresent: 2.5, ratioIfAbsent: 0.31 },
    error_rate_high: { ratioIfPresent: 1.5, ratioIfAbsent: 0.67 },
    cpu_saturated: { ratioIfPresent: 0.71, ratioIfAbsent: 1.02 },
    database_locks_waiting: { ratioIfPresent: 0.75, ratioIfAbsent: 1.01 },
    log_lock_wait: { ratioIfPresent: 0.33, ratioIfAbsent: 1.01 },
    containers_oom_killed: { ratioIfPresent: 0.5, ratioIfAbsent: 1.01 },
  },
  remedies: ['high-latency-database-connection-pool', 'connection-pool-full-restart'],
  remedy: 'Restart the service so that leaked connections are given back, then look for what holds them.',
};
