import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** After kubernetes-mixin's rule of the same name, for pods that have a node and whose containers do not come into being. */
export const kubePodNotReady: AlertRule = {
  alert: 'KubePodNotReady',
  expr: 'max by (namespace, service, pod) (kube_pod_container_status_waiting_reason{reason="ContainerCreating"}) > 0',
  forMs: 20_000,
  intervalMs: 3000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'Pod {{ $labels.pod }} has been creating its containers for long',
    description:
      'Pod {{ $labels.namespace }}/{{ $labels.pod }} has a node and has not started; its events say what it waits for.',
    runbook_url: runbookUrl('pod-not-ready'),
  },
};
