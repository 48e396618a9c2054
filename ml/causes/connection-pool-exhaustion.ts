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
    'application.high_latency': 0.15,
    'application.high_error_rate': 0.08,
    'application.saturation': 0.08,
  },
  evidence: {
    database_pool_saturated: { ratioIfPresent: 30, ratioIfAbsent: 0.05 },
    latency_above_objective: { ratioIfPresent: 2, ratioIfAbsent: 0.5 },
    cpu_saturated: { ratioIfPresent: 0.5, ratioIfAbsent: 1.2 },
    containers_oom_killed: { ratioIfPresent: 0.3, ratioIfAbsent: 1.05 },
  },
  remedies: ['high-latency-database-connection-pool', 'connection-pool-full-restart'],
};
