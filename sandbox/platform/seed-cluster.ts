import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';
import { cronJobsOf } from './cron-jobs.ts';
import { seedAutoscaler } from './seeds/seed-autoscaler.ts';
import { seedConfigMap } from './seeds/seed-config-map.ts';
import { seedCronJob } from './seeds/seed-cron-job.ts';
import { seedCredentials } from './seeds/seed-credentials.ts';
import { seedDatabase, seedStorageClass } from './seeds/seed-database.ts';
import { seedDeployment } from './seeds/seed-deployment.ts';
import { seedDisruptionBudget } from './seeds/seed-disruption-budget.ts';
import { seedNameService } from './seeds/seed-name-service.ts';
import { seedNode } from './seeds/seed-node.ts';
import { seedQuota } from './seeds/seed-quota.ts';
import { seedService } from './seeds/seed-service.ts';
import type { ServiceSpec } from './service-spec.ts';

const hourMs = 3_600_000;
const nodeCount = 5;
/** The others have not been reviewed yet. */
const teamsWithQuota = ['billing'];

/** The cluster as it has been running for weeks: nodes, namespaces, and all that belongs to the services. */
export function seedCluster(cluster: Cluster, services: readonly ServiceSpec[]): void {
  const creationTimestamp = toKubeTime(cluster.nowMs() - 41 * 24 * hourMs);
  for (let index = 1; index <= nodeCount; index += 1) seedNode(cluster, index, creationTimestamp);
  const teams = [...new Set(services.map((spec) => spec.namespace))];
  for (const name of ['default', 'kube-system', ...teams]) seedNamespace(cluster, name, creationTimestamp);
  for (const name of teamsWithQuota) seedQuota(cluster, name, creationTimestamp);
  seedNameService(cluster, creationTimestamp);
  seedStorageClass(cluster, creationTimestamp);
  services.forEach((spec, index) => {
    seedService(cluster, spec, index, creationTimestamp);
    seedDisruptionBudget(cluster, spec, creationTimestamp);
    if (spec.database) {
      seedDatabase(cluster, spec, creationTimestamp);
      return;
    }
    seedCredentials(cluster, spec, creationTimestamp);
    seedConfigMap(cluster, spec, creationTimestamp);
    seedDeployment(cluster, spec, creationTimestamp);
    seedAutoscaler(cluster, spec, creationTimestamp);
    for (const cronJob of cronJobsOf(spec.name)) seedCronJob(cluster, cronJob, { service: spec, creationTimestamp });
  });
}

function seedNamespace(cluster: Cluster, name: string, creationTimestamp: string): void {
  cluster.store.create('namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { 'kubernetes.io/metadata.name': name }, creationTimestamp },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  });
}
