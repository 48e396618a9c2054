import { fieldOf, type KubernetesObject } from '#domain/kubernetes-object.ts';
import type { WorkloadKind } from '#runbooks/kubernetes/rollout-status.ts';

/** The status of a workload whose rollout has come to its end. */
export function completeStatus(kind: WorkloadKind, object: KubernetesObject): object {
  const observedGeneration = object.metadata.generation;
  const wanted = Number(
    fieldOf(object, 'spec', 'replicas') ?? fieldOf(object, 'status', 'desiredNumberScheduled') ?? 1,
  );
  if (kind === 'daemonset') {
    const counts = { desiredNumberScheduled: wanted, updatedNumberScheduled: wanted };
    return { observedGeneration, ...counts, numberAvailable: wanted, numberReady: wanted };
  }
  const counts = { replicas: wanted, updatedReplicas: wanted, readyReplicas: wanted, availableReplicas: wanted };
  const revisions = kind === 'statefulset' ? { updateRevision: 'new', currentRevision: 'new' } : {};
  return { observedGeneration, ...counts, ...revisions, conditions: [{ type: 'Available', status: 'True' }] };
}

/** The status right after a change: one pod is new, and not ready yet. */
export function rollingStatus(kind: WorkloadKind, object: KubernetesObject): object {
  const observedGeneration = object.metadata.generation;
  if (kind === 'daemonset') return { observedGeneration, updatedNumberScheduled: 0, numberAvailable: 0 };
  const revisions = kind === 'statefulset' ? { updateRevision: 'new', currentRevision: 'old' } : {};
  return { observedGeneration, updatedReplicas: 0, readyReplicas: 0, availableReplicas: 0, ...revisions };
}

/** The status of a deployment whose rollout has made no progress for its progressDeadlineSeconds. */
export const stuckStatus = {
  conditions: [
    {
      type: 'Progressing',
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
      message: 'the new pods do not become ready',
    },
  ],
} as const;
