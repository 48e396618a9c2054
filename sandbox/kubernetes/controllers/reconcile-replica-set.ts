import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import { terminatePod, graceSecondsOf } from '#sandbox/kubernetes/terminate-pod.ts';
import type { Pod, ReplicaSet } from '#sandbox/kubernetes/workload-objects.ts';
import type { ClusterContext } from './cluster-context.ts';
import { isOwnedBy, ownerReferenceTo } from './owned-by.ts';

const component = 'replicaset-controller';

/** One pass of the ReplicaSet controller: makes missing pods, takes surplus ones away, and counts. */
export function reconcileReplicaSet(context: ClusterContext, replicaSet: ReplicaSet): void {
  const { store } = context;
  const active = (): readonly Pod[] =>
    store
      .list('pods', replicaSet.metadata.namespace)
      .filter((pod) => isOwnedBy(pod, replicaSet) && pod.metadata.deletionTimestamp === undefined);
  const before = active();
  for (let missing = replicaSet.spec.replicas - before.length; missing > 0; missing -= 1) {
    const pod = createPod(context, replicaSet);
    context.event(replicaSet, {
      type: 'Normal',
      reason: 'SuccessfulCreate',
      message: `Created pod: ${pod.metadata.name}`,
      component,
    });
  }
  const surplus = Math.max(0, before.length - replicaSet.spec.replicas);
  for (const pod of before.toSorted(leastUsefulFirst).slice(0, surplus)) {
    terminatePod(store, pod, graceSecondsOf(pod), context.nowMs());
    context.event(replicaSet, {
      type: 'Normal',
      reason: 'SuccessfulDelete',
      message: `Deleted pod: ${pod.metadata.name}`,
      component,
    });
  }
  const pods = active();
  const ready = pods.filter(isPodReady).length;
  store.replace('replicasets.apps', {
    ...replicaSet,
    status: {
      replicas: pods.length,
      fullyLabeledReplicas: pods.length,
      readyReplicas: ready,
      availableReplicas: ready,
      observedGeneration: replicaSet.metadata.generation ?? 1,
    },
  });
}

function createPod(context: ClusterContext, replicaSet: ReplicaSet): Pod {
  const { template } = replicaSet.spec;
  return context.store.create('pods', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${replicaSet.metadata.name}-${context.randomSuffix()}`,
      generateName: `${replicaSet.metadata.name}-`,
      ...(replicaSet.metadata.namespace === undefined ? {} : { namespace: replicaSet.metadata.namespace }),
      ...(template.metadata?.labels === undefined ? {} : { labels: template.metadata.labels }),
      ...(template.metadata?.annotations === undefined ? {} : { annotations: template.metadata.annotations }),
      ownerReferences: [ownerReferenceTo(replicaSet)],
    },
    spec: template.spec,
    status: { phase: 'Pending', qosClass: 'Burstable' },
  });
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
