import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import { listAt, numberAt, textAt, timeAt } from './object-fields.ts';

export interface ContainerFacts {
  readonly name: string;
  readonly restarts: number;
  /** `CrashLoopBackOff`, `CreateContainerConfigError`, …; empty where it does not wait. */
  readonly waiting: string;
  readonly waitingMessage: string;
  readonly isRunning: boolean;
  /** How it ended the last time; null when it never has. */
  readonly lastEnd: { readonly reason: string; readonly exitCode: number | null; readonly at: Date | null } | null;
}

/** A pod as evidence needs it. */
export interface PodFacts {
  readonly name: string;
  readonly node: string;
  readonly phase: string;
  /** `Evicted`, `NodeLost`; mostly empty. */
  readonly reason: string;
  readonly isReady: boolean;
  readonly isLeaving: boolean;
  readonly createdAt: Date | null;
  /** What the scheduler says while it finds no node; empty otherwise. */
  readonly unschedulable: string;
  readonly containers: readonly ContainerFacts[];
}

/** https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodStatus */
export function podFacts(pod: KubernetesObject): PodFacts {
  const conditions = listAt(pod, 'status', 'conditions');
  const condition = (type: string): unknown => conditions.find((one) => textAt(one, 'type') === type);
  const scheduled = condition('PodScheduled');
  const isUnschedulable = textAt(scheduled, 'status') === 'False' && textAt(scheduled, 'reason') === 'Unschedulable';
  return {
    name: pod.metadata.name,
    node: textAt(pod, 'spec', 'nodeName'),
    phase: textAt(pod, 'status', 'phase'),
    reason: textAt(pod, 'status', 'reason'),
    isReady: textAt(condition('Ready'), 'status') === 'True',
    isLeaving: pod.metadata.deletionTimestamp !== undefined,
    createdAt: timeAt(pod, 'metadata', 'creationTimestamp'),
    unschedulable: isUnschedulable ? textAt(scheduled, 'message') || 'unschedulable' : '',
    containers: [...listAt(pod, 'status', 'initContainerStatuses'), ...listAt(pod, 'status', 'containerStatuses')].map(
      containerFacts,
    ),
  };
}

function containerFacts(status: unknown): ContainerFacts {
  const ended = [
    ['lastState', 'terminated'],
    ['state', 'terminated'],
  ].find((path) => textAt(status, ...path, 'reason') !== '' || numberAt(status, ...path, 'exitCode') !== null);
  return {
    name: textAt(status, 'name'),
    restarts: numberAt(status, 'restartCount') ?? 0,
    waiting: textAt(status, 'state', 'waiting', 'reason'),
    waitingMessage: textAt(status, 'state', 'waiting', 'message'),
    isRunning: textAt(status, 'state', 'running', 'startedAt') !== '',
    lastEnd:
      ended === undefined
        ? null
        : {
            reason: textAt(status, ...ended, 'reason'),
            exitCode: numberAt(status, ...ended, 'exitCode'),
            at: timeAt(status, ...ended, 'finishedAt'),
          },
  };
}

const badWaits: ReadonlySet<string> = new Set(['', 'ContainerCreating', 'PodInitializing']);

/** Whether something is wrong with a pod: it failed, waits for what will not come, or should be ready and is not. */
export function isBad(pod: PodFacts, restartedSince: Date): boolean {
  if (pod.isLeaving || pod.phase === 'Succeeded') return false;
  return (
    pod.phase === 'Failed' ||
    !pod.isReady ||
    pod.containers.some(({ waiting }) => !badWaits.has(waiting)) ||
    restartsSince(pod, restartedSince) > 0
  );
}

/** Containers that ended since an instant and were started again. */
export function restartsSince(pod: PodFacts, since: Date): number {
  return pod.containers.filter(
    ({ restarts, lastEnd }) => restarts > 0 && lastEnd !== null && isSince(lastEnd.at, since),
  ).length;
}

function isSince(at: Date | null, since: Date): boolean {
  return at === null || at >= since;
}
