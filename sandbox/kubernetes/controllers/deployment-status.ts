import { isDeepStrictEqual } from 'node:util';
import type { Condition } from '#sandbox/kubernetes/kube-object.ts';
import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';
import type { Deployment, ReplicaSet, WorkloadStatus } from '#sandbox/kubernetes/workload-objects.ts';
import { resolveBounds } from './plan-rollout.ts';

/** The status a Deployment has with these ReplicaSets: counts, and the conditions Available and Progressing. */
export function deploymentStatus(
  deployment: Deployment,
  fresh: ReplicaSet | undefined,
  all: readonly ReplicaSet[],
  nowMs: number,
): WorkloadStatus {
  const total = (count: (status: WorkloadStatus) => number | undefined): number =>
    all.reduce((sum, replicaSet) => sum + (count(replicaSet.status ?? {}) ?? 0), 0);
  const counts = {
    replicas: total((status) => status.replicas),
    updatedReplicas: fresh?.status?.replicas ?? 0,
    readyReplicas: total((status) => status.readyReplicas),
    availableReplicas: total((status) => status.availableReplicas),
  };
  const unavailableReplicas = Math.max(
    0,
    counts.replicas - counts.availableReplicas,
    deployment.spec.replicas - counts.availableReplicas,
  );
  const previous = deployment.status ?? {};
  return {
    observedGeneration: deployment.metadata.generation ?? 1,
    ...counts,
    ...(unavailableReplicas > 0 ? { unavailableReplicas } : {}),
    conditions: [
      keepTimes(previous, available(deployment, counts.availableReplicas), nowMs),
      keepTimes(previous, progressing(deployment, fresh, { ...counts, previous, nowMs }), nowMs),
      ...replicaFailure(all),
    ],
  };
}

function available(deployment: Deployment, availableReplicas: number): Condition {
  const { maxUnavailable } = resolveBounds(deployment.spec.replicas, deployment.spec.strategy.rollingUpdate);
  return availableReplicas >= deployment.spec.replicas - maxUnavailable
    ? {
        type: 'Available',
        status: 'True',
        reason: 'MinimumReplicasAvailable',
        message: 'Deployment has minimum availability.',
      }
    : {
        type: 'Available',
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
      };
}

/** Why pods cannot be made, as the ReplicaSet that tried has it. */
function replicaFailure(all: readonly ReplicaSet[]): readonly Condition[] {
  return all
    .flatMap((replicaSet) => replicaSet.status?.conditions ?? [])
    .filter((condition) => condition.type === 'ReplicaFailure')
    .slice(0, 1);
}

function progressing(
  deployment: Deployment,
  fresh: ReplicaSet | undefined,
  facts: {
    readonly replicas: number;
    readonly updatedReplicas: number;
    readonly availableReplicas: number;
    readonly previous: WorkloadStatus;
    readonly nowMs: number;
  },
): Condition {
  const name = fresh?.metadata.name ?? '';
  const { replicas } = deployment.spec;
  const isComplete =
    facts.updatedReplicas === replicas && facts.replicas === replicas && facts.availableReplicas >= replicas;
  if (isComplete) {
    const message = `ReplicaSet "${name}" has successfully progressed.`;
    return { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable', message };
  }
  const last = facts.previous.conditions?.find((condition) => condition.type === 'Progressing');
  // Once complete, a rollout has no deadline any more: losing a pod later is a matter of availability.
  const isRollingOut = facts.updatedReplicas < replicas || facts.replicas > facts.updatedReplicas;
  if (last?.reason === 'NewReplicaSetAvailable' && !isRollingOut) return last;
  // A deadline runs from the last progress of this rollout; what a finished one left behind does not count against it.
  const moved =
    last?.reason === 'NewReplicaSetAvailable' ||
    facts.previous.updatedReplicas !== facts.updatedReplicas ||
    facts.previous.availableReplicas !== facts.availableReplicas ||
    facts.previous.replicas !== facts.replicas ||
    last?.message?.includes(`"${name}"`) !== true;
  if (last?.reason === 'ProgressDeadlineExceeded' && !moved) return last;
  const movedAtMs = moved ? facts.nowMs : Date.parse(last?.lastUpdateTime ?? toKubeTime(facts.nowMs));
  if (facts.nowMs - movedAtMs > (deployment.spec.progressDeadlineSeconds ?? 600) * 1000) {
    const message = `ReplicaSet "${name}" has timed out progressing.`;
    return { type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded', message };
  }
  const message = `ReplicaSet "${name}" is progressing.`;
  const lastUpdateTime = toKubeTime(movedAtMs);
  return { type: 'Progressing', status: 'True', reason: 'ReplicaSetUpdated', message, lastUpdateTime };
}

/** A condition keeps its transition time while its status holds, and its update time while it says the same. */
function keepTimes(previous: WorkloadStatus, next: Condition, nowMs: number): Condition {
  const last = previous.conditions?.find((condition) => condition.type === next.type);
  const now = toKubeTime(nowMs);
  const { lastUpdateTime, lastTransitionTime: _transition, ...said } = next;
  const {
    lastUpdateTime: lastUpdated,
    lastTransitionTime: lastChanged,
    ...saidBefore
  } = last ?? { type: '', status: '' };
  return {
    ...said,
    lastUpdateTime: lastUpdateTime ?? (isDeepStrictEqual(said, saidBefore) ? (lastUpdated ?? now) : now),
    lastTransitionTime: last?.status === next.status ? (lastChanged ?? now) : now,
  };
}
