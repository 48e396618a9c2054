import { createHash } from 'node:crypto';
import type { Condition } from '#sandbox/kubernetes/kube-object.ts';
import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';
import { qosClassOf } from '#sandbox/kubernetes/qos-class.ts';
import type { ContainerStatus, Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { ContainerLife } from './container-life.ts';
import { containerState, lastContainerState } from './container-state.ts';

type PodPhase = NonNullable<Pod['status']>['phase'];

/** The status a kubelet reports for a pod whose container is at this point of its life. */
export function podStatus(
  pod: Pod,
  life: ContainerLife,
  at: { readonly podIP: string; readonly hostIP: string; readonly nowMs: number },
): NonNullable<Pod['status']> {
  const { stage } = life;
  const phase = phaseOf(life);
  const isReady = stage.kind === 'running' && stage.unready === null;
  const hasRun = phase !== 'Pending';
  const containerStatuses = pod.spec.containers.map((container): ContainerStatus => {
    const digest = createHash('sha256').update(container.image).digest('hex');
    const runId = createHash('sha256').update(`${pod.metadata.uid}/${life.restarts}`).digest('hex');
    return {
      name: container.name,
      image: container.image,
      imageID: hasRun ? `${container.image.replace(/:[^:]*$/, '')}@sha256:${digest}` : '',
      ready: isReady,
      started: stage.kind === 'running',
      restartCount: life.restarts,
      ...(hasRun ? { containerID: `containerd://${runId}` } : {}),
      state: containerState(pod, container, life, at.nowMs),
      lastState: lastContainerState(life),
    };
  });
  return {
    phase,
    conditions: conditionsOf(pod, { isReady, phase }, at.nowMs),
    hostIP: at.hostIP,
    hostIPs: [{ ip: at.hostIP }],
    ...(hasRun ? { podIP: at.podIP, podIPs: [{ ip: at.podIP }] } : {}),
    startTime: pod.status?.['startTime'] ?? toKubeTime(at.nowMs),
    containerStatuses,
    qosClass: pod.status?.['qosClass'] ?? qosClassOf(pod.spec),
  };
}

/**
 * The status of a pod that the kubelet has given up, e.g. `Evicted` or `DeadlineExceeded`: it has ended, and stays to
 * be looked at until somebody deletes it.
 */
export function failedStatus(
  pod: Pod,
  failure: { readonly reason: string; readonly message: string },
  nowMs: number,
): NonNullable<Pod['status']> {
  const finishedAt = toKubeTime(nowMs);
  const containerStatuses = (pod.status?.containerStatuses ?? []).map((status) => ({
    ...status,
    ready: false,
    started: false,
    state: {
      terminated: {
        exitCode: 137,
        reason: 'Error',
        startedAt: status.state.running?.startedAt ?? finishedAt,
        finishedAt,
      },
    },
  }));
  return {
    ...pod.status,
    phase: 'Failed',
    ...failure,
    conditions: conditionsOf(pod, { isReady: false, phase: 'Failed' }, nowMs),
    containerStatuses,
  };
}

function phaseOf(life: ContainerLife): PodPhase {
  switch (life.stage.kind) {
    case 'creating':
    case 'unpullable':
    case 'unstartable':
      return 'Pending';
    case 'running':
    case 'backoff':
      return 'Running';
    case 'ended':
      return life.stage.end.exitCode === 0 ? 'Succeeded' : 'Failed';
  }
}

function conditionsOf(
  pod: Pod,
  facts: { readonly isReady: boolean; readonly phase: PodPhase },
  nowMs: number,
): readonly Condition[] {
  const unready = facts.isReady ? {} : whyUnready(pod, facts.phase);
  const wanted: readonly Condition[] = [
    { type: 'PodReadyToStartContainers', status: facts.phase === 'Running' ? 'True' : 'False' },
    { type: 'Initialized', status: 'True' },
    { type: 'Ready', status: facts.isReady ? 'True' : 'False', ...unready },
    { type: 'ContainersReady', status: facts.isReady ? 'True' : 'False', ...unready },
    { type: 'PodScheduled', status: 'True' },
  ];
  return wanted.map((condition) => withTransition(condition, pod, nowMs));
}

function whyUnready(pod: Pod, phase: PodPhase): { readonly reason: string; readonly message?: string } {
  if (phase === 'Succeeded') return { reason: 'PodCompleted' };
  if (phase === 'Failed') return { reason: 'PodFailed' };
  const names = pod.spec.containers.map((container) => container.name).join(' ');
  return { reason: 'ContainersNotReady', message: `containers with unready status: [${names}]` };
}

/** A condition keeps the time of its last change for as long as its status stays the same. */
function withTransition(condition: Condition, pod: Pod, nowMs: number): Condition {
  const last = pod.status?.conditions?.find((known) => known.type === condition.type);
  const holds = last?.status === condition.status ? last.lastTransitionTime : undefined;
  return { ...condition, lastTransitionTime: holds ?? toKubeTime(nowMs) };
}
