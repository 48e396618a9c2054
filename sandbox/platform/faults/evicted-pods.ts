import { ownerReferenceTo } from '#sandbox/kubernetes/controllers/owned-by.ts';
import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { busiestNode } from '#sandbox/platform/busiest-node.ts';
import { evictByNode } from '#sandbox/platform/evict-by-node.ts';
import type { Fault, World } from '#sandbox/platform/fault.ts';

const minuteMs = 60_000;

/** A node was short of disk during the night. The shortage has passed; the pods that it evicted lie there still. */
export const evictedPods: Fault = {
  kind: {
    id: 'evicted-pods',
    title: 'Evicted pods left over',
    description: 'A shortage that has passed has left Failed (Evicted) pods of the service behind.',
    remedy:
      'Delete the pods in phase Failed, reason Evicted. A restart replaces the running pods and leaves these where they are.',
    targets: ['notifications', 'id-cards', 'documents'],
  },
  strike(world, service) {
    const leftOvers = Math.round(world.variety.amount(6, { from: 3, to: 9 }));
    const node = busiestNode(world, service);
    for (let index = 0; index < leftOvers; index += 1) leaveBehind(world, service, node, index);
    const left = (): readonly Pod[] => world.pods(service).filter((pod) => pod.status?.reason === 'Evicted');
    return {
      kind: evictedPods.kind.id,
      service,
      sinceMs: world.nowMs(),
      isOver: () => left().length === 0,
      repair: () => {
        for (const pod of left()) world.cluster.store.remove('pods', pod);
      },
    };
  },
};

/** Makes a pod as the service's ReplicaSet had it hours ago, and lets its node evict it. */
function leaveBehind({ cluster, ...world }: World, service: string, node: string, index: number): void {
  const { namespace } = world.spec(service);
  const replicaSet = cluster.store
    .list('replicasets.apps', namespace)
    .find((candidate) => candidate.metadata.labels?.['app'] === service && candidate.spec.replicas > 0);
  if (!replicaSet) return;
  const { template } = replicaSet.spec;
  const pod = cluster.store.create('pods', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${replicaSet.metadata.name}-${cluster.randomSuffix()}`,
      namespace,
      labels: template.metadata?.labels ?? {},
      ownerReferences: [ownerReferenceTo(replicaSet)],
      creationTimestamp: toKubeTime(world.nowMs() - (240 - index * 11) * minuteMs),
    },
    spec: { ...template.spec, nodeName: node },
    status: { phase: 'Running' },
  });
  evictByNode(cluster, pod);
}
