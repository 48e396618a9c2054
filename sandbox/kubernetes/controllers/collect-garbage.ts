import type { ClusterContext } from './cluster-context.ts';
import { graceSecondsOf, terminatePod } from '#sandbox/kubernetes/terminate-pod.ts';

/** Background deletion: what names an owner that is gone goes too. */
export function collectGarbage(context: ClusterContext): void {
  const { store } = context;
  const deployments = new Set(store.list('deployments.apps').map((object) => object.metadata.uid));
  for (const replicaSet of store.list('replicasets.apps')) {
    const owners = replicaSet.metadata.ownerReferences ?? [];
    if (owners.length > 0 && owners.every((owner) => !deployments.has(owner.uid))) {
      store.remove('replicasets.apps', replicaSet);
    }
  }
  const replicaSets = new Set(store.list('replicasets.apps').map((object) => object.metadata.uid));
  for (const pod of store.list('pods')) {
    const owners = pod.metadata.ownerReferences ?? [];
    if (owners.length > 0 && owners.every((owner) => !replicaSets.has(owner.uid))) {
      terminatePod(store, pod, graceSecondsOf(pod), context.nowMs());
    }
  }
}
