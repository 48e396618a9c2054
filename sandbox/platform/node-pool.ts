import { healthyNodeConditions } from '#sandbox/kubernetes/controllers/node-conditions.ts';
import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { World } from './fault.ts';

const replacedAfterMs = 10_000;

/** What the cloud's node pool does about one machine that is not well. */
export interface NodePool {
  /** Once a tick: replaces the machine when it has been cordoned and drained for ten seconds. */
  readonly step: () => void;
  /** Puts a new machine in the place of the node at once. */
  readonly replace: () => void;
  readonly isReplaced: () => boolean;
}

/** Watches one node. The new machine has its name, no cordon, no taint, and none of the pods that ended on the old one. */
export function createNodePool(world: World, node: string): NodePool {
  const { cluster } = world;
  let drainedSinceMs: number | null = null;
  let isReplaced = false;
  const replace = (): void => {
    cluster.wakeNode(node);
    const stored = cluster.store.get('nodes', undefined, node);
    if (stored) {
      const { unschedulable: _cordon, taints: _taints, ...spec } = stored.spec;
      const conditions = healthyNodeConditions(toKubeTime(world.nowMs()));
      cluster.store.replace('nodes', { ...stored, spec, status: { ...stored.status, conditions } });
    }
    for (const pod of cluster.store.list('pods')) {
      if (pod.spec.nodeName === node && !needsMachine(pod)) cluster.store.remove('pods', pod);
    }
    isReplaced = true;
  };
  return {
    step() {
      const stored = cluster.store.get('nodes', undefined, node);
      const isCordoned = stored === undefined || stored.spec.unschedulable === true;
      const isLeft = !cluster.store.list('pods').some((pod) => pod.spec.nodeName === node && needsMachine(pod));
      drainedSinceMs = isCordoned && isLeft ? (drainedSinceMs ?? world.nowMs()) : null;
      if (drainedSinceMs !== null && world.nowMs() - drainedSinceMs >= replacedAfterMs) replace();
    },
    replace,
    isReplaced: () => isReplaced,
  };
}

/** Pods that have ended or are on their way out hold no machine, nor do those that a DaemonSet has on every one. */
function needsMachine(pod: Pod): boolean {
  const hasEnded = pod.status?.phase === 'Failed' || pod.status?.phase === 'Succeeded';
  const isEverywhere = pod.metadata.ownerReferences?.some((owner) => owner.kind === 'DaemonSet') === true;
  return pod.metadata.deletionTimestamp === undefined && !hasEnded && !isEverywhere;
}
