import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** After kubernetes-mixin's rule of the same name, for the reasons that have to do with the image. */
export const kubeContainerWaiting: AlertRule = {
  alert: 'KubeContainerWaiting',
  expr: 'max by (namespace, service, pod, container, reason) (kube_pod_container_status_waiting_reason{reason=~"ErrImagePull|ImagePullBackOff|InvalidImageName"}) > 0',
  forMs: 8000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'Pod {{ $labels.pod }} waits: {{ $labels.reason }}',
    description:
      'Container {{ $labels.container }} of pod {{ $labels.namespace }}/{{ $labels.pod }} cannot start because its image cannot be pulled ({{ $labels.reason }}).',
    runbook_url: runbookUrl('image-pull'),
  },
};
