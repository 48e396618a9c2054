import { createHash } from 'node:crypto';
import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';
import type { ContainerState, ContainerStatus, Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { Condition } from '#sandbox/kubernetes/kube-object.ts';
import type { ContainerLife } from './container-life.ts';

/** The status a kubelet reports for a pod whose container is at this point of its life. */
export function podStatus(
  pod: Pod,
  life: ContainerLife,
  at: { readonly podIP: string; readonly hostIP: string; readonly nowMs: number },
): NonNullable<Pod['status']> {
  const { stage } = life;
  const isReady = stage.kind === 'running' && stage.unready === null;
  const hasRun = stage.kind !== 'creating';
  const containerStatuses = pod.spec.containers.map((container): ContainerStatus => {
    const digest = createHash('sha256').update(container.image).digest('hex');
    const runId = createHash('sha256').update(`${pod.metadata.uid}/${life.restarts}`).digest('hex');
    return {
      name: container.name,
      image: container.image,
      imageID: `${container.image.replace(/:[^:]*$/, '')}@sha256:${digest}`,
      ready: isReady,
      started: stage.kind === 'running',
      restartCount: life.restarts,
      ...(hasRun ? { containerID: `containerd://${runId}` } : {}),
      state: stateOf(pod, container.name, life),
      lastState: lastStateOf(life),
    };
  });
  return {
    phase: hasRun ? 'Running' : 'Pending',
    conditions: conditionsOf(pod, { isReady, hasRun }, at.nowMs),
    hostIP: at.hostIP,
    hostIPs: [{ ip: at.hostIP }],
    ...(hasRun ? { podIP: at.podIP, podIPs: [{ ip: at.podIP }] } : {}),
    startTime: pod.status?.['startTime'] ?? toKubeTime(at.nowMs),
    containerStatuses,
    qosClass: 'Burstable',
  };
}

function stateOf(pod: Pod, container: string, life: ContainerLife): ContainerState {
  const { stage } = life;
  switch (stage.kind) {
    case 'creating':
      return { waiting: { reason: 'ContainerCreating' } };
    case 'running':
      return { running: { startedAt: toKubeTime(stage.sinceMs) } };
    case 'backoff': {
      const where = `${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`;
      const delay =
        stage.delayMs >= 60_000
          ? `${Math.floor(stage.delayMs / 60_000)}m${(stage.delayMs % 60_000) / 1000}s`
          : `${stage.delayMs / 1000}s`;
      const message = `back-off ${delay} restarting failed container=${container} pod=${where}`;
      return { waiting: { reason: 'CrashLoopBackOff', message } };
    }
  }
}

function lastStateOf(life: ContainerLife): ContainerState {
  if (life.lastEnd === null) return {};
  const { reason, exitCode, startedAtMs, finishedAtMs } = life.lastEnd;
  return {
    terminated: { exitCode, reason, startedAt: toKubeTime(startedAtMs), finishedAt: toKubeTime(finishedAtMs) },
  };
}

function conditionsOf(
  pod: Pod,
  facts: { readonly isReady: boolean; readonly hasRun: boolean },
  nowMs: number,
): readonly Condition[] {
  const names = pod.spec.containers.map((container) => container.name).join(' ');
  const unready = facts.isReady
    ? {}
    : { reason: 'ContainersNotReady', message: `containers with unready status: [${names}]` };
  const wanted: readonly Condition[] = [
    { type: 'PodReadyToStartContainers', status: facts.hasRun ? 'True' : 'False' },
    { type: 'Initialized', status: 'True' },
    { type: 'Ready', status: facts.isReady ? 'True' : 'False', ...unready },
    { type: 'ContainersReady', status: facts.isReady ? 'True' : 'False', ...unready },
    { type: 'PodScheduled', status: 'True' },
  ];
  return wanted.map((condition) => withTransition(condition, pod, nowMs));
}

/** A condition keeps the time of its last change for as long as its status stays the same. */
function withTransition(condition: Condition, pod: Pod, nowMs: number): Condition {
  const last = pod.status?.conditions?.find((known) => known.type === condition.type);
  const holds = last?.status === condition.status ? last.lastTransitionTime : undefined;
  return { ...condition, lastTransitionTime: holds ?? toKubeTime(nowMs) };
}
