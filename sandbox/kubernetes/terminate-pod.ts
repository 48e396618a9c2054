import { toKubeTime, type ObjectStore } from './object-store.ts';
import type { Pod } from './workload-objects.ts';

/**
 * Asks a pod to go. A running pod is marked with the time by which it must be gone and the kubelet takes it away;
 * one that never got a node, or a grace period of zero, goes at once. Returns the pod as it was last.
 */
export function terminatePod(store: ObjectStore, pod: Pod, graceSeconds: number, nowMs: number): Pod {
  if (graceSeconds === 0 || pod.spec.nodeName === undefined) return store.remove('pods', pod) ?? pod;
  if (pod.metadata.deletionTimestamp !== undefined) return pod;
  return store.replace('pods', {
    ...pod,
    metadata: {
      ...pod.metadata,
      deletionTimestamp: toKubeTime(nowMs + graceSeconds * 1000),
      deletionGracePeriodSeconds: graceSeconds,
    },
  });
}

export function graceSecondsOf(pod: Pod): number {
  return pod.spec.terminationGracePeriodSeconds ?? 30;
}
