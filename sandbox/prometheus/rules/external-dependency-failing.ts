import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** A company outside the platform that answers, but not with what was asked for. */
export const externalDependencyFailing: AlertRule = {
  alert: 'ExternalDependencyFailing',
  expr: 'sum by (namespace, service, peer) (rate(http_client_requests_total{peer=~".+[.]example",code!="200"}[30s])) / sum by (namespace, service, peer) (rate(http_client_requests_total{peer=~".+[.]example"}[30s])) > 0.2',
  forMs: 5000,
  intervalMs: 3000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'Calls of {{ $labels.service }} to {{ $labels.peer }} fail',
    description:
      '{{ $value | humanizePercentage }} of the calls from {{ $labels.namespace }}/{{ $labels.service }} to {{ $labels.peer }} in the last 30 seconds failed.',
    runbook_url: runbookUrl('external-dependency'),
  },
};
