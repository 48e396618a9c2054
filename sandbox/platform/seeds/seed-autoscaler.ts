import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import { horizontalPodAutoscalers } from '#sandbox/kubernetes/resources/horizontal-pod-autoscalers.ts';
import type { ServiceSpec } from '#sandbox/platform/service-spec.ts';

/** The autoscaler of a service that has one: it keeps its pods at 80 % of the CPU that they request. */
export function seedAutoscaler(cluster: Cluster, spec: ServiceSpec, creationTimestamp: string): void {
  const { autoscaler } = spec;
  if (!autoscaler) return;
  const draft = horizontalPodAutoscalers.withDefaults({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: spec.name, namespace: spec.namespace, creationTimestamp, labels: { app: spec.name } },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: spec.name },
      minReplicas: spec.replicas,
      maxReplicas: autoscaler.maxReplicas,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
      ],
    },
  });
  cluster.store.create('horizontalpodautoscalers.autoscaling', draft);
}
