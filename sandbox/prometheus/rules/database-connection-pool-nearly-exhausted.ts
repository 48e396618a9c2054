import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** Nine of ten connections taken: the next burst waits for one. */
export const databaseConnectionPoolNearlyExhausted: AlertRule = {
  alert: 'DatabaseConnectionPoolNearlyExhausted',
  expr: 'pg_stat_activity_count / db_pool_connections_max > 0.9',
  forMs: 10_000,
  labels: { severity: 'warning' },
  annotations: {
    summary: '{{ $labels.service }} uses {{ $value | humanizePercentage }} of its database connections',
    description:
      'The connection pool of {{ $labels.namespace }}/{{ $labels.service }} is at {{ $value | humanizePercentage }}; requests wait for a connection.',
    runbook_url: runbookUrl('connection-pool'),
  },
};
