import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** A process that spends more than a sixth of its time collecting garbage. */
export const garbageCollectionHeavy: AlertRule = {
  alert: 'GarbageCollectionHeavy',
  expr: 'rate(jvm_gc_pause_seconds_sum[30s]) > 0.17',
  forMs: 10_000,
  intervalMs: 3000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'Pod {{ $labels.pod }} spends {{ $value | humanizePercentage }} of its time collecting garbage',
    description:
      'The process in pod {{ $labels.namespace }}/{{ $labels.pod }} spent {{ $value | humanizePercentage }} of the last 30 seconds in pauses of its garbage collector.',
    runbook_url: runbookUrl('garbage-collection'),
  },
};
