import type { Cause } from './cause.ts';

export const databaseLockContention: Cause = {
  id: 'database_lock_contention',
  title: 'Locks or long transactions in the database',
  description: 'Queries wait for locks that another transaction holds, often one that was left open.',
  looksLike:
    'One transaction is old, many wait behind it; the CPU of the database is idle; the log has deadlocks or lock timeouts.',
  priorByClass: {
    'data.database_performance': 0.45,
    'data.database_connections': 0.12,
    'application.high_latency': 0.06,
    'data.replication_lag': 0.04,
    'application.high_error_rate': 0.02,
    'application.saturation': 0.03,
  },
  evidence: {
    database_locks_waiting: { ratioIfPresent: 42, ratioIfAbsent: 0.15 },
    long_transactions: { ratioIfPresent: 42, ratioIfAbsent: 0.15 },
    log_lock_wait: { ratioIfPresent: 40, ratioIfAbsent: 0.41 },
    latency_above_objective: { ratioIfPresent: 2.5, ratioIfAbsent: 0.31 },
    error_rate_high: { ratioIfPresent: 1.25, ratioIfAbsent: 0.83 },
    database_pool_saturated: { ratioIfPresent: 10, ratioIfAbsent: 0.72 },
    dependency_unhealthy: { ratioIfPresent: 5, ratioIfAbsent: 0.79 },
  },
  remedies: [],
  remedy:
    'Find the transaction that holds the lock (pg_stat_activity, pg_locks) and end it; then see why it was left open.',
};
