import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** A process near the number of files that it may have open. */
export const processOpenFilesHigh: AlertRule = {
  alert: 'ProcessOpenFilesHigh',
  expr: 'process_open_fds / process_max_fds > 0.85',
  forMs: 5000,
  intervalMs: 3000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'Pod {{ $labels.pod }} has {{ $value | humanizePercentage }} of its file descriptors open',
    description:
      'The process in pod {{ $labels.namespace }}/{{ $labels.pod }} has {{ $value | humanizePercentage }} of the files open that it may; sockets count as files.',
    runbook_url: runbookUrl('open-files'),
  },
};
