import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** After kubernetes-mixin's rule of the same name. */
export const kubeQuotaFullyUsed: AlertRule = {
  alert: 'KubeQuotaFullyUsed',
  expr: 'kube_resourcequota{type="used"} / ignoring (type) (kube_resourcequota{type="hard"} > 0) >= 1',
  forMs: 10_000,
  labels: { severity: 'warning' },
  annotations: {
    summary:
      'Namespace {{ $labels.namespace }} uses {{ $value | humanizePercentage }} of its {{ $labels.resource }} quota',
    description:
      'Namespace {{ $labels.namespace }} is using {{ $value | humanizePercentage }} of its {{ $labels.resource }} quota ({{ $labels.resourcequota }}); nothing more can be created.',
    runbook_url: runbookUrl('quota'),
  },
};
