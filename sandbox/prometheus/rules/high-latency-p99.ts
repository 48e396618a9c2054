import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** The promise to callers: 99 of 100 requests answered within two seconds. */
export const highLatencyP99: AlertRule = {
  alert: 'HighLatencyP99',
  expr: 'max by (namespace, service, tenant) (http_request_duration_seconds{quantile="0.99"}) > 2000',
  forMs: 2000,
  labels: { severity: 'critical' },
  annotations: {
    summary: 'p99 latency of {{ $labels.service }} is {{ printf "%.0f" $value }}ms',
    description:
      'The 99th percentile of request latency of {{ $labels.namespace }}/{{ $labels.service }} is {{ printf "%.0f" $value }}ms, above the objective of 2000ms.',
    runbook_url: runbookUrl('high-latency'),
  },
};
