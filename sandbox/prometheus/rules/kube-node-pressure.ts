import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** After kubernetes-mixin's rule of the same name. */
export const kubeNodePressure: AlertRule = {
  alert: 'KubeNodePressure',
  expr: 'kube_node_status_condition{condition=~"MemoryPressure|DiskPressure|PIDPressure",status="true"} == 1',
  forMs: 5000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'Node {{ $labels.node }} has {{ $labels.condition }}',
    description:
      '{{ $labels.node }} has active condition {{ $labels.condition }}: its kubelet evicts pods and takes no new ones.',
    runbook_url: runbookUrl('node-pressure'),
  },
};
