import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** One pod on half of its node's eight cores: whoever is beside it goes short. */
export const podTakesMostOfNode: AlertRule = {
  alert: 'PodTakesMostOfNode',
  expr: 'sum by (namespace, service, pod, node) (rate(container_cpu_usage_seconds_total[20s])) > 4',
  forMs: 5000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'Pod {{ $labels.pod }} uses {{ printf "%.1f" $value }} cores of {{ $labels.node }}',
    description:
      'Pod {{ $labels.namespace }}/{{ $labels.pod }} uses {{ printf "%.1f" $value }} cores, more than half of node {{ $labels.node }}; its neighbours starve.',
    runbook_url: runbookUrl('noisy-neighbour'),
  },
};
