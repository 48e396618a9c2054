import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** After kubernetes-mixin's rule of the same name. */
export const kubeDeploymentReplicasMismatch: AlertRule = {
  alert: 'KubeDeploymentReplicasMismatch',
  expr: '(kube_deployment_spec_replicas - kube_deployment_status_replicas_available) > 0',
  forMs: 20_000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'Deployment {{ $labels.service }} lacks {{ printf "%.0f" $value }} replicas',
    description:
      'Deployment {{ $labels.namespace }}/{{ $labels.deployment }} has {{ printf "%.0f" $value }} fewer available replicas than it asks for.',
    runbook_url: runbookUrl('replicas-mismatch'),
  },
};
