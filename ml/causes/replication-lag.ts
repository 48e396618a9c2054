import type { Cause } from './cause.ts';

export const replicationLag: Cause = {
  id: 'replication_lag',
  title: 'A replica is behind',
  description: 'A replica of the database does not follow its primary, and reads from it are stale.',
  looksLike: 'Lag in seconds rises on one replica while the others follow; the primary is well.',
  priorByClass: {
    'data.replication_lag': 0.8,
    'data.database_performance': 0.08,
    'data.data_quality': 0.06,
    'data.backup_failure': 0.04,
  },
  evidence: {
    replication_lag_high: { ratioIfPresent: 48, ratioIfAbsent: 0.08 },
    recent_rollout: { ratioIfPresent: 0.67, ratioIfAbsent: 1.06 },
  },
  remedies: ['replication-lag-restart-replica'],
  remedy: 'Restart or rebuild the replica, and find what held it up: a long query, its disk or its network.',
};
