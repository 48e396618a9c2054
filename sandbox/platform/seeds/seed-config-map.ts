import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import { settingsName } from '#sandbox/platform/service-settings.ts';
import type { ServiceSpec } from '#sandbox/platform/service-spec.ts';

/**
 * The settings that the pods of a service read when they start. As `kubectl apply` leaves it: the annotation keeps what
 * was applied, also after somebody edits the data by hand.
 */
export function seedConfigMap(cluster: Cluster, spec: ServiceSpec, creationTimestamp: string): void {
  const name = settingsName(spec.name);
  const data = { REQUEST_TIMEOUT_MS: '5000', LOG_LEVEL: 'info', FLOW: spec.flow };
  const applied = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: spec.namespace }, data };
  cluster.store.create('configmaps', {
    ...applied,
    metadata: {
      ...applied.metadata,
      creationTimestamp,
      labels: { app: spec.name },
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(applied) },
    },
  });
}
