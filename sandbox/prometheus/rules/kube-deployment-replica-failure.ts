import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** A quota, an admission webhook or a missing service account refuses the pods; waiting does not help. */
export const kubeDeploymentReplicaFailure: AlertRule = {
  alert: 'KubeDeploymentReplicaFailure',
  expr: 'max by (namespace, service, deployment) (kube_deployment_status_condition{condition="ReplicaFailure",status="true"}) == 1',
  forMs: 5000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'Deployment {{ $labels.deployment }} cannot create its pods',
    description:
      'The pods of deployment {{ $labels.namespace }}/{{ $labels.deployment }} are refused on creation (condition ReplicaFailure); its rollout is stuck.',
    runbook_url: runbookUrl('replica-failure'),
  },
};
