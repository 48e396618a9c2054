import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { graceSecondsOf, terminatePod } from '#sandbox/kubernetes/terminate-pod.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { ClusterContext } from './cluster-context.ts';
import { isOwnedBy } from './owned-by.ts';

/** The pods a controller has, those that are going or have ended included. */
export function podsOf(context: ClusterContext, owner: KubeObject): readonly Pod[] {
  return context.store.list('pods', owner.metadata.namespace).filter((pod) => isOwnedBy(pod, owner));
}

/** Takes a pod of a controller away, gracefully, and records it as an event of the owner. */
export function deleteOwnedPod(context: ClusterContext, owner: KubeObject, pod: Pod, component: string): void {
  if (pod.metadata.deletionTimestamp !== undefined) return;
  terminatePod(context.store, pod, graceSecondsOf(pod), context.nowMs());
  const message = `Deleted pod: ${pod.metadata.name}`;
  context.event(owner, { type: 'Normal', reason: 'SuccessfulDelete', message, component });
}
