import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';
import type { ContainerSpec, ContainerState, Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { ContainerLife, PastRun } from './container-life.ts';

/** How long an image pull is said to have failed before it is said to be backing off. */
const freshFailureMs = 3000;

/** `state` of a container's status at this point of its life. */
export function containerState(pod: Pod, container: ContainerSpec, life: ContainerLife, nowMs: number): ContainerState {
  const { stage } = life;
  switch (stage.kind) {
    case 'creating':
      return { waiting: { reason: 'ContainerCreating' } };
    case 'unpullable':
      return nowMs - stage.sinceMs < freshFailureMs
        ? { waiting: { reason: 'ErrImagePull', message: stage.error } }
        : { waiting: { reason: 'ImagePullBackOff', message: `Back-off pulling image "${container.image}"` } };
    case 'unstartable':
      return stage.why === 'mount'
        ? { waiting: { reason: 'ContainerCreating' } }
        : { waiting: { reason: 'CreateContainerConfigError', message: stage.error } };
    case 'running':
      return { running: { startedAt: toKubeTime(stage.sinceMs) } };
    case 'backoff': {
      const where = `${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`;
      const delay =
        stage.delayMs >= 60_000
          ? `${Math.floor(stage.delayMs / 60_000)}m${(stage.delayMs % 60_000) / 1000}s`
          : `${stage.delayMs / 1000}s`;
      const message = `back-off ${delay} restarting failed container=${container.name} pod=${where}`;
      return { waiting: { reason: 'CrashLoopBackOff', message } };
    }
    case 'ended':
      return terminatedState(stage.end);
  }
}

export function lastContainerState(life: ContainerLife): ContainerState {
  return life.lastEnd === null ? {} : terminatedState(life.lastEnd);
}

function terminatedState(end: PastRun): ContainerState {
  const { reason, exitCode, startedAtMs, finishedAtMs } = end;
  const times = { startedAt: toKubeTime(startedAtMs), finishedAt: toKubeTime(finishedAtMs) };
  return { terminated: { exitCode, reason, ...times } };
}
