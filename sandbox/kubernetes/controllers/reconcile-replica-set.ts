import type { Condition } from '#sandbox/kubernetes/kube-object.ts';
import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';
import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import { isActive } from '#sandbox/kubernetes/terminate-pod.ts';
import type { Pod, ReplicaSet } from '#sandbox/kubernetes/workload-objects.ts';
import type { ClusterContext } from './cluster-context.ts';
import { createOwnedPod } from './create-owned-pod.ts';
import { deleteOwnedPod, podsOf } from './owned-pods.ts';

const component = 'replicaset-controller';

/**
 * One pass of the ReplicaSet controller: makes missing pods, takes surplus ones away, and counts. Pods that have ended
 * (evicted ones, say) are replaced and stay to be looked at until somebody deletes them.
 */
export function reconcileReplicaSet(context: ClusterContext, replicaSet: ReplicaSet): void {
  if (replicaSet.metadata.deletionTimestamp !== undefined) return;
  const active = podsOf(context, replicaSet).filter(isActive);
  const refusal = createMissing(context, replicaSet, replicaSet.spec.replicas - active.length);
  const surplus = Math.max(0, active.length - replicaSet.spec.replicas);
  for (const pod of surplus === 0 ? [] : active.toSorted(leastUsefulFirst).slice(0, surplus)) {
    deleteOwnedPod(context, replicaSet, pod, component);
  }
  const pods = podsOf(context, replicaSet).filter(isActive);
  const ready = pods.filter(isPodReady).length;
  const conditions = replicaFailure(replicaSet, refusal, context.nowMs());
  context.store.replace('replicasets.apps', {
    ...replicaSet,
    status: {
      replicas: pods.length,
      fullyLabeledReplicas: pods.length,
      readyReplicas: ready,
      availableReplicas: ready,
      observedGeneration: replicaSet.metadata.generation ?? 1,
      ...(conditions.length === 0 ? {} : { conditions }),
    },
  });
}

/** Stops at the first refusal, as the real controller's slow start does, and returns it. */
function createMissing(context: ClusterContext, replicaSet: ReplicaSet, missing: number): string | null {
  for (let left = missing; left > 0; left -= 1) {
    const made = createOwnedPod(context, replicaSet, { template: replicaSet.spec.template, component });
    if (typeof made === 'string') return made;
  }
  return null;
}

function replicaFailure(replicaSet: ReplicaSet, refusal: string | null, nowMs: number): readonly Condition[] {
  if (refusal === null) return [];
  const last = replicaSet.status?.conditions?.find((condition) => condition.type === 'ReplicaFailure');
  const lastTransitionTime = last?.lastTransitionTime ?? toKubeTime(nowMs);
  return [{ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: refusal, lastTransitionTime }];
}

/** Which pod to give up first, after controller.ActivePods: without a node, then not ready, then the youngest. */
function leastUsefulFirst(a: Pod, b: Pod): number {
  const rank = (pod: Pod): number => (pod.spec.nodeName === undefined ? 0 : isPodReady(pod) ? 2 : 1);
  return (
    rank(a) - rank(b) ||
    Date.parse(b.metadata.creationTimestamp) - Date.parse(a.metadata.creationTimestamp) ||
    (a.metadata.name < b.metadata.name ? -1 : 1)
  );
}
