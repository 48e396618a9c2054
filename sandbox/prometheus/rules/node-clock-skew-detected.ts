import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** After node-mixin's rule of the same name. */
export const nodeClockSkewDetected: AlertRule = {
  alert: 'NodeClockSkewDetected',
  expr: 'node_timex_offset_seconds > 0.05 or node_timex_offset_seconds < -0.05',
  forMs: 5000,
  intervalMs: 3000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'The clock of {{ $labels.node }} is off by {{ printf "%.1f" $value }}s',
    description:
      'The clock of node {{ $labels.node }} is off by {{ printf "%.1f" $value }}s; tokens and certificates are judged by it.',
    runbook_url: runbookUrl('clock-skew'),
  },
};
