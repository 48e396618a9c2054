import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** A transaction that has been open for so long that others stand in line behind it. */
export const postgresLongTransaction: AlertRule = {
  alert: 'PostgresLongTransaction',
  expr: 'pg_stat_activity_max_tx_duration > 30',
  forMs: 5000,
  intervalMs: 3000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'A transaction in the database of {{ $labels.service }} is {{ printf "%.0f" $value }}s old',
    description:
      'The oldest transaction in the database of {{ $labels.namespace }}/{{ $labels.service }} has been open for {{ printf "%.0f" $value }}s; what it has locked, others wait for.',
    runbook_url: runbookUrl('long-transaction'),
  },
};
