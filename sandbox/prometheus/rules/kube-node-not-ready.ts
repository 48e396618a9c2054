import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** After kubernetes-mixin's rule of the same name. */
export const kubeNodeNotReady: AlertRule = {
  alert: 'KubeNodeNotReady',
  expr: 'kube_node_status_condition{condition="Ready",status="true"} == 0',
  forMs: 3000,
  labels: { severity: 'critical' },
  annotations: {
    summary: 'Node {{ $labels.node }} is not ready',
    description: '{{ $labels.node }} has been unready for more than a few seconds.',
    runbook_url: runbookUrl('node-not-ready'),
  },
};
