import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** A check from a far place over the open internet. Everybody on call knows it for crying wolf. */
export const syntheticCheckFailing: AlertRule = {
  alert: 'SyntheticCheckFailing',
  expr: 'synthetic_check_success == 0',
  forMs: 5000,
  intervalMs: 3000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'The check of {{ $labels.service }} from {{ $labels.probe }} fails',
    description:
      'The synthetic check of {{ $labels.namespace }}/{{ $labels.service }} from {{ $labels.probe }} has failed for some seconds; checks from other places are not looked at.',
    runbook_url: runbookUrl('synthetic-check'),
  },
};
