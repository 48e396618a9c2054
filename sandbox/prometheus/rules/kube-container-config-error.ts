import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** After kubernetes-mixin's KubeContainerWaiting, for containers that cannot be made from what their pod names. */
export const kubeContainerConfigError: AlertRule = {
  alert: 'KubeContainerConfigError',
  expr: 'max by (namespace, service, pod, container, reason) (kube_pod_container_status_waiting_reason{reason=~"CreateContainerConfigError|CreateContainerError"}) > 0',
  forMs: 8000,
  intervalMs: 3000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'Pod {{ $labels.pod }} waits: {{ $labels.reason }}',
    description:
      'Container {{ $labels.container }} of pod {{ $labels.namespace }}/{{ $labels.pod }} cannot be created ({{ $labels.reason }}); its events say what is missing.',
    runbook_url: runbookUrl('container-config'),
  },
};
