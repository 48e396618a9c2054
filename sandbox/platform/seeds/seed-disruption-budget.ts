import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import { podDisruptionBudgets } from '#sandbox/kubernetes/resources/pod-disruption-budgets.ts';
import type { ServiceSpec } from '#sandbox/platform/service-spec.ts';

/**
 * A tier-1 service lets one of its pods go at a time. Pods that are not ready may always be evicted: a drain must not
 * wait for a pod that is lost anyway (kubernetes.io/docs/tasks/run-application/configure-pdb).
 */
export function seedDisruptionBudget(cluster: Cluster, spec: ServiceSpec, creationTimestamp: string): void {
  if (spec.tier !== 1) return;
  const draft = podDisruptionBudgets.withDefaults({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: {
      name: spec.name,
      namespace: spec.namespace,
      creationTimestamp,
      generation: 1,
      labels: { app: spec.name },
    },
    spec: {
      maxUnavailable: 1,
      selector: { matchLabels: { app: spec.name } },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  });
  cluster.store.create('poddisruptionbudgets.policy', draft);
}
