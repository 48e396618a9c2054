import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** A pod for which the scheduler has found no node for a quarter of a minute. */
export const kubePodNotScheduled: AlertRule = {
  alert: 'KubePodNotScheduled',
  expr: 'kube_pod_status_unschedulable == 1',
  forMs: 15_000,
  intervalMs: 3000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'No node takes pod {{ $labels.pod }}',
    description:
      'The scheduler finds no node for pod {{ $labels.namespace }}/{{ $labels.pod }}; its condition PodScheduled says why.',
    runbook_url: runbookUrl('pod-not-scheduled'),
  },
};
