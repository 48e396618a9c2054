import type { Cluster } from '#sandbox/kubernetes/cluster.ts';

/** The quota of a namespace that has one. */
export const quotaName = 'team-quota';

/** Room for far more pods than the namespace has. */
export function seedQuota(cluster: Cluster, namespace: string, creationTimestamp: string): void {
  const hard = { pods: '40' };
  cluster.store.create('resourcequotas', {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: quotaName, namespace, creationTimestamp },
    spec: { hard },
    status: { hard, used: { pods: '0' } },
  });
}
