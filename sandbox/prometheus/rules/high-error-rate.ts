import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** One request of twenty answered 5xx. */
export const highErrorRate: AlertRule = {
  alert: 'HighErrorRate',
  expr: 'sum by (namespace, service, tenant) (rate(http_requests_total{code=~"5.."}[30s])) / sum by (namespace, service, tenant) (rate(http_requests_total[30s])) > 0.05',
  forMs: 5000,
  labels: { severity: 'critical' },
  annotations: {
    summary: '{{ $labels.service }} fails {{ $value | humanizePercentage }} of its requests',
    description:
      '{{ $value | humanizePercentage }} of the requests to {{ $labels.namespace }}/{{ $labels.service }} in the last 30 seconds were answered 5xx.',
    runbook_url: runbookUrl('high-error-rate'),
  },
};
