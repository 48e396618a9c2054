import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** A slow company outside the platform, before it makes the platform slow. */
export const externalDependencySlow: AlertRule = {
  alert: 'ExternalDependencySlow',
  expr: 'http_client_requests_seconds{quantile="0.99"} > 2',
  forMs: 5000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'Calls of {{ $labels.service }} to {{ $labels.client_name }} take {{ printf "%.1f" $value }}s',
    description:
      'The 99th percentile of calls from {{ $labels.namespace }}/{{ $labels.service }} to {{ $labels.client_name }} is {{ printf "%.1f" $value }}s; the feature flag {{ $labels.feature_flag }} turns them off.',
    runbook_url: runbookUrl('external-dependency'),
  },
};
