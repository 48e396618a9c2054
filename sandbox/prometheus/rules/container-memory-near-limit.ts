import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** The kill that is coming. */
export const containerMemoryNearLimit: AlertRule = {
  alert: 'ContainerMemoryNearLimit',
  expr: 'container_memory_working_set_bytes / container_spec_memory_limit_bytes > 0.9',
  forMs: 5000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'Pod {{ $labels.pod }} uses {{ $value | humanizePercentage }} of its memory limit',
    description:
      'The working set of {{ $labels.namespace }}/{{ $labels.pod }} is at {{ $value | humanizePercentage }} of its limit.',
    runbook_url: runbookUrl('memory'),
  },
};
