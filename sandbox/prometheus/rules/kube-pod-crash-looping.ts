import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** After kubernetes-mixin's rule of the same name; the window bridges the moments between two crashes. */
export const kubePodCrashLooping: AlertRule = {
  alert: 'KubePodCrashLooping',
  expr: 'max by (namespace, service, pod, container) (max_over_time(kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}[30s])) > 0',
  forMs: 2000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'Pod {{ $labels.pod }} is crash looping',
    description:
      'Pod {{ $labels.namespace }}/{{ $labels.pod }} ({{ $labels.container }}) is in waiting state (reason: "CrashLoopBackOff").',
    runbook_url: runbookUrl('crash-looping'),
  },
};
