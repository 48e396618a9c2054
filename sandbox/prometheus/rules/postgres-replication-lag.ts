import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** Readers of the replica see the past. */
export const postgresReplicationLag: AlertRule = {
  alert: 'PostgresReplicationLag',
  expr: 'pg_replication_lag_seconds > 30',
  forMs: 5000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'Replica {{ $labels.pod }} is {{ printf "%.0f" $value }}s behind its primary',
    description:
      'PostgreSQL replica {{ $labels.namespace }}/{{ $labels.pod }} of {{ $labels.service }} lags {{ printf "%.0f" $value }} seconds behind its primary.',
    runbook_url: runbookUrl('replication-lag'),
  },
};
