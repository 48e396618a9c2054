import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** Nobody answers. */
export const serviceDown: AlertRule = {
  alert: 'ServiceDown',
  expr: 'up == 0',
  forMs: 3000,
  labels: { severity: 'critical' },
  annotations: {
    summary: '{{ $labels.service }} has no ready pod',
    description: 'No pod of {{ $labels.namespace }}/{{ $labels.service }} is ready; every request to it fails.',
    runbook_url: runbookUrl('service-down'),
  },
};
