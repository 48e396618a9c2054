import type { Fault } from '#sandbox/platform/fault.ts';
import { healthyNodeConditions } from '#sandbox/kubernetes/controllers/node-conditions.ts';
import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';

const replacedAfterMs = 10_000;

/**
 * A machine falls silent. Its pods are lost to their services but stay where they are until somebody moves them.
 * Once the node is cordoned and no pod is meant to live on it any more, the node pool replaces the machine.
 */
export const nodeNotReady: Fault = {
  kind: {
    id: 'node-not-ready',
    title: 'Node not ready',
    description: 'The machine that carries most pods of the service stops reporting; pods on it are lost.',
    remedy:
      'Drain the node: cordon it and evict its pods, which start elsewhere; the pool then replaces the machine. Scaling the service leaves the lost pods lost.',
    targets: ['adjudication', 'claims-api', 'auth', 'provider-directory'],
  },
  strike(world, service) {
    const { cluster } = world;
    const homes = world.pods(service).flatMap((pod) => pod.spec.nodeName ?? []);
    const node = busiestNode(homes) ?? cluster.store.list('nodes')[0]?.metadata.name ?? '';
    let drainedSinceMs: number | null = null;
    let isOver = false;
    cluster.silenceNode(node);

    const repair = (): void => {
      cluster.wakeNode(node);
      const stored = cluster.store.get('nodes', undefined, node);
      if (stored) {
        const { unschedulable: _cordon, taints: _taints, ...spec } = stored.spec;
        const conditions = healthyNodeConditions(toKubeTime(world.nowMs()));
        cluster.store.replace('nodes', { ...stored, spec, status: { ...stored.status, conditions } });
      }
      for (const pod of cluster.store.list('pods')) {
        const isGone = pod.spec.nodeName === node && pod.metadata.deletionTimestamp !== undefined;
        if (isGone) cluster.store.remove('pods', pod);
      }
      isOver = true;
    };
    return {
      kind: nodeNotReady.kind.id,
      service,
      sinceMs: world.nowMs(),
      step: () => {
        const stored = cluster.store.get('nodes', undefined, node);
        const isCordoned = stored === undefined || stored.spec.unschedulable === true;
        const isLeft = cluster.store
          .list('pods')
          .every((pod) => pod.spec.nodeName !== node || pod.metadata.deletionTimestamp !== undefined);
        drainedSinceMs = isCordoned && isLeft ? (drainedSinceMs ?? world.nowMs()) : null;
        if (drainedSinceMs !== null && world.nowMs() - drainedSinceMs >= replacedAfterMs) repair();
      },
      isOver: () => isOver,
      repair,
    };
  },
};

function busiestNode(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))[0]?.[0];
}
