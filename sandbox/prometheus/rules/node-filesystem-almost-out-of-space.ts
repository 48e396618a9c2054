import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** After node-mixin's rule of the same name. */
export const nodeFilesystemAlmostOutOfSpace: AlertRule = {
  alert: 'NodeFilesystemAlmostOutOfSpace',
  expr: 'node_filesystem_avail_bytes{mountpoint="/"} / node_filesystem_size_bytes{mountpoint="/"} < 0.08',
  forMs: 5000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'Node {{ $labels.node }} has {{ $value | humanizePercentage }} of its root filesystem left',
    description:
      'Filesystem mounted on {{ $labels.mountpoint }} of node {{ $labels.node }} has only {{ $value | humanizePercentage }} available space left.',
    runbook_url: runbookUrl('node-filesystem'),
  },
};
