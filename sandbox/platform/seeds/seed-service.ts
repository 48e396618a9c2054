import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import type { ServiceSpec } from '#sandbox/platform/service-spec.ts';

/** The address by which others reach a service. */
export function seedService(cluster: Cluster, spec: ServiceSpec, index: number, creationTimestamp: string): void {
  cluster.store.create('services', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: spec.name, namespace: spec.namespace, creationTimestamp, labels: { app: spec.name } },
    spec: {
      type: 'ClusterIP',
      clusterIP: `10.96.12.${10 + index}`,
      sessionAffinity: 'None',
      selector: { app: spec.name },
      ports: [portOf(spec)],
    },
    status: { loadBalancer: {} },
  });
}

function portOf(spec: ServiceSpec): Readonly<Record<string, unknown>> {
  return spec.database === undefined
    ? { name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }
    : { name: 'postgres', port: 5432, targetPort: 5432, protocol: 'TCP' };
}
