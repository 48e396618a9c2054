import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** After node-mixin's rule of the same name. */
export const nodeCpuHighUsage: AlertRule = {
  alert: 'NodeCPUHighUsage',
  expr: 'instance:node_cpu_utilisation:rate1m > 0.95',
  forMs: 10_000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'Node {{ $labels.node }} uses {{ $value | humanizePercentage }} of its CPU',
    description:
      'CPU usage of node {{ $labels.node }} is at {{ $value | humanizePercentage }}; its pods starve each other.',
    runbook_url: runbookUrl('node-cpu'),
  },
};
