import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import { credentialsName } from '#sandbox/platform/service-settings.ts';
import type { ServiceSpec } from '#sandbox/platform/service-spec.ts';

/** With what a service signs in to its database. The password is made up; nobody checks it. */
export function seedCredentials(cluster: Cluster, spec: ServiceSpec, creationTimestamp: string): void {
  const encode = (text: string): string => Buffer.from(text).toString('base64');
  cluster.store.create('secrets', {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: credentialsName(spec.name),
      namespace: spec.namespace,
      creationTimestamp,
      labels: { app: spec.name },
    },
    type: 'Opaque',
    data: { username: encode(spec.name.replaceAll('-', '_')), password: encode('first') },
  });
}
