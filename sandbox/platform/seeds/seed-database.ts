import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import { statefulSets } from '#sandbox/kubernetes/resources/stateful-sets.ts';
import type { ServiceSpec } from '#sandbox/platform/service-spec.ts';
import { registry } from './registry.ts';

/** The class of the platform's volumes: they may grow, and grow while they are in use. */
const storageClass = 'gp3';

export function seedStorageClass(cluster: Cluster, creationTimestamp: string): void {
  cluster.store.create('storageclasses.storage.k8s.io', {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: {
      name: storageClass,
      creationTimestamp,
      annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
    },
    provisioner: 'ebs.csi.aws.com',
    reclaimPolicy: 'Delete',
    allowVolumeExpansion: true,
    volumeBindingMode: 'WaitForFirstConsumer',
  });
}

/** The StatefulSet of a database with one volume for each of its pods; a service without a database gets none. */
export function seedDatabase(cluster: Cluster, spec: ServiceSpec, creationTimestamp: string): void {
  const { database } = spec;
  if (!database) return;
  const labels = { app: spec.name, tier: String(spec.tier), team: spec.team };
  const draft = statefulSets.withDefaults({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: spec.name, namespace: spec.namespace, creationTimestamp, generation: 1, labels },
    spec: {
      replicas: spec.replicas,
      serviceName: spec.name,
      selector: { matchLabels: { app: spec.name } },
      podManagementPolicy: 'OrderedReady',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
      revisionHistoryLimit: 10,
      template: { metadata: { labels }, spec: { containers: [containerOf(spec, database.maxConnections)] } },
      volumeClaimTemplates: [
        {
          metadata: { name: 'data', labels: { app: spec.name } },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: storageClass,
            volumeMode: 'Filesystem',
            resources: { requests: { storage: `${database.volumeGiB}Gi` } },
          },
        },
      ],
    },
  });
  cluster.store.create('statefulsets.apps', draft);
}

function containerOf(spec: ServiceSpec, maxConnections: number): Readonly<Record<string, unknown>> {
  return {
    name: spec.name,
    image: `${registry}/postgres:${spec.version}`,
    args: ['-c', `max_connections=${maxConnections}`],
    ports: [{ name: 'postgres', containerPort: 5432, protocol: 'TCP' }],
    resources: {
      requests: { cpu: '500m', memory: `${Math.round(spec.memoryLimitMiB / 2)}Mi` },
      limits: { memory: `${spec.memoryLimitMiB}Mi` },
    },
    readinessProbe: { exec: { command: ['pg_isready', '-U', 'postgres'] }, periodSeconds: 1 },
    volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data' }],
  };
}
