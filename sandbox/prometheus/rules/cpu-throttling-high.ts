import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** After kubernetes-mixin's rule of the same name. Containers without a CPU limit have no such periods. */
export const cpuThrottlingHigh: AlertRule = {
  alert: 'CPUThrottlingHigh',
  expr: 'sum by (namespace, service, pod, container) (increase(container_cpu_cfs_throttled_periods_total[30s])) / sum by (namespace, service, pod, container) (increase(container_cpu_cfs_periods_total[30s])) > 0.25',
  forMs: 10_000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'Pod {{ $labels.pod }} is throttled in {{ $value | humanizePercentage }} of its CPU periods',
    description:
      '{{ $value | humanizePercentage }} throttling of CPU in namespace {{ $labels.namespace }} for container {{ $labels.container }} in pod {{ $labels.pod }}: it reaches its CPU limit.',
    runbook_url: runbookUrl('cpu-throttling'),
  },
};
