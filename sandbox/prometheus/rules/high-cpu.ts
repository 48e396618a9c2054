import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** The service's pods are busy nearly all the time. */
export const highCpu: AlertRule = {
  alert: 'HighCPU',
  expr: 'container_cpu_usage_ratio > 0.9',
  forMs: 5000,
  labels: { severity: 'warning' },
  annotations: {
    summary: '{{ $labels.service }} uses {{ $value | humanizePercentage }} of its CPU',
    description:
      'The pods of {{ $labels.namespace }}/{{ $labels.service }} use {{ $value | humanizePercentage }} of their CPU on average.',
    runbook_url: runbookUrl('cpu'),
  },
};
