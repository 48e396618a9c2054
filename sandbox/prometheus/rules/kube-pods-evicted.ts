import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** Failed pods that nobody has removed; single ones are left to the garbage collector. */
export const kubePodsEvicted: AlertRule = {
  alert: 'KubePodsEvicted',
  expr: 'sum by (namespace, service) (kube_pod_status_reason{reason="Evicted"}) > 2',
  forMs: 10_000,
  labels: { severity: 'warning' },
  annotations: {
    summary: '{{ printf "%.0f" $value }} evicted pods of {{ $labels.service }} are left over',
    description:
      '{{ printf "%.0f" $value }} pods of {{ $labels.namespace }}/{{ $labels.service }} were evicted by their node and still lie there in phase Failed (reason: Evicted).',
    runbook_url: runbookUrl('evicted-pods'),
  },
};
