import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** After kubernetes-mixin's rule of the same name. */
export const kubeStatefulSetReplicasMismatch: AlertRule = {
  alert: 'KubeStatefulSetReplicasMismatch',
  expr: '(kube_statefulset_replicas - kube_statefulset_status_replicas_ready) > 0',
  forMs: 20_000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'StatefulSet {{ $labels.service }} lacks {{ printf "%.0f" $value }} replicas',
    description:
      'StatefulSet {{ $labels.namespace }}/{{ $labels.statefulset }} has {{ printf "%.0f" $value }} fewer ready replicas than it asks for.',
    runbook_url: runbookUrl('replicas-mismatch'),
  },
};
