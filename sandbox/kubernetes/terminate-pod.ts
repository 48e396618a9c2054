import { toKubeTime, type ObjectStore } from './object-store.ts';
import type { Pod } from './workload-objects.ts';

/**
 * Asks a pod to go. A running pod is marked with the time by which it must be gone and the kubelet takes it away; one
 * that never got a node, has ended, or has a grace period of zero goes at once, unless finalizers hold it. A shorter
 * grace period than the one that runs already replaces it. Returns the pod as it was last.
 */
export function terminatePod(store: ObjectStore, pod: Pod, graceSeconds: number, nowMs: number): Pod {
  const isAtOnce = graceSeconds === 0 || pod.spec.nodeName === undefined || isFinished(pod);
  const seconds = isAtOnce ? 0 : graceSeconds;
  const isHeld = (pod.metadata.finalizers ?? []).length > 0;
  if (isAtOnce && !isHeld) return store.remove('pods', pod) ?? pod;
  const running = pod.metadata.deletionGracePeriodSeconds;
  if (running !== undefined && running <= seconds) return pod;
  return store.replace('pods', {
    ...pod,
    metadata: {
      ...pod.metadata,
      deletionTimestamp: toKubeTime(nowMs + seconds * 1000),
      deletionGracePeriodSeconds: seconds,
    },
  });
}

export function graceSecondsOf(pod: Pod): number {
  return pod.spec.terminationGracePeriodSeconds ?? 30;
}

/** Whether the pod has ended for good and is only kept to be looked at. */
export function isFinished(pod: Pod): boolean {
  return pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
}

/** Whether a controller counts the pod among those it has: neither going nor ended. */
export function isActive(pod: Pod): boolean {
  return pod.metadata.deletionTimestamp === undefined && !isFinished(pod);
}
