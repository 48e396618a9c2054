import type { V1ContainerStatus, V1Pod, V1PodCondition, V1PodStatus } from '@kubernetes/client-node';

/** What a node does next about a pod that is bound to it. */
export function nextDeed(pod: V1Pod): 'start' | 'remove' | 'nothing' {
  if (pod.metadata?.deletionTimestamp) return 'remove';
  if (pod.status?.phase === 'Pending' && !pod.status.containerStatuses) return 'start';
  return 'nothing';
}

/**
 * The status of a pod that has just been started. The image's tag decides how it goes: `:crash` crash-loops, `:badpull`
 * cannot be pulled, anything else runs and is ready.
 */
export function startedStatus(pod: V1Pod, podIp: string, at: Date): V1PodStatus {
  const containerStatuses = (pod.spec?.containers ?? []).map((container) =>
    containerStatus(container.name, container.image ?? '', at),
  );
  const ready = containerStatuses.every((container) => container.ready);
  const pulled = containerStatuses.every((container) => container.state?.waiting?.reason !== 'ImagePullBackOff');
  const condition = (type: string, holds: boolean): V1PodCondition => ({
    type,
    status: holds ? 'True' : 'False',
    lastTransitionTime: at,
  });
  return {
    phase: pulled ? 'Running' : 'Pending',
    startTime: at,
    podIP: podIp,
    conditions: [
      condition('Initialized', true),
      condition('PodScheduled', true),
      condition('ContainersReady', ready),
      condition('Ready', ready),
    ],
    containerStatuses,
  };
}

function containerStatus(name: string, image: string, at: Date): V1ContainerStatus {
  const facts = { name, image, imageID: '', restartCount: 0 };
  if (image.endsWith(':crash')) {
    return {
      ...facts,
      ready: false,
      started: false,
      restartCount: 5,
      state: { waiting: { reason: 'CrashLoopBackOff', message: 'the container keeps ending' } },
      lastState: { terminated: { exitCode: 1, reason: 'Error', startedAt: at, finishedAt: at } },
    };
  }
  if (image.endsWith(':badpull')) {
    const waiting = { reason: 'ImagePullBackOff', message: `image "${image}" cannot be pulled` };
    return { ...facts, ready: false, started: false, state: { waiting } };
  }
  return { ...facts, ready: true, started: true, state: { running: { startedAt: at } } };
}
