import { fieldOf, type KubernetesKindName, type KubernetesObject } from '#domain/kubernetes-object.ts';
import { conditionOf, numberAt, textAt } from './read-field.ts';

/** How far a change of an object has come. */
export interface Progress {
  readonly complete: boolean;
  /** Waiting longer is pointless. */
  readonly failed: boolean;
  /** What is being waited for, or what has been reached, with figures. */
  readonly message: string;
}

/** The kinds that replace their pods by themselves. */
export const workloadKinds = ['deployment', 'statefulset', 'daemonset'] as const satisfies KubernetesKindName[];
export type WorkloadKind = (typeof workloadKinds)[number];

export function isWorkloadKind(kind: KubernetesKindName): kind is WorkloadKind {
  return workloadKinds.some((workload) => workload === kind);
}

/**
 * Whether a rollout has come to its end, by the rules of `kubectl rollout status`
 * (k8s.io/kubectl/pkg/polymorphichelpers/rollout_status.go): the controller has seen the change, every wanted pod is of
 * the new revision, no old pod is left, and all are available. Beyond them a StatefulSet that was scaled down is complete
 * only once the pods in excess are gone.
 */
export function rolloutStatus(kind: WorkloadKind, object: KubernetesObject): Progress {
  const generation = object.metadata.generation ?? 0;
  if (generation > (numberAt(object, 'status', 'observedGeneration') ?? 0)) {
    return waiting('the cluster has not yet taken up the change');
  }
  switch (kind) {
    case 'deployment':
      return deploymentStatus(object);
    case 'statefulset':
      return statefulSetStatus(object);
    case 'daemonset':
      return daemonSetStatus(object);
  }
}

/** Why a change of the pod template would not roll out by itself, or null when it would. */
export function rolloutObstacle(kind: WorkloadKind, object: KubernetesObject): string | null {
  if (kind === 'deployment') {
    return fieldOf(object, 'spec', 'paused') === true ? 'it is paused, so nothing rolls out: resume it first' : null;
  }
  if (textAt(object, 'spec', 'updateStrategy', 'type') !== 'OnDelete') return null;
  return 'its update strategy is OnDelete, so its pods change only when they are deleted: use delete_pod';
}

/** How many pods a workload is to run. */
export function wantedPods(kind: WorkloadKind, object: KubernetesObject): number {
  if (kind === 'daemonset') return numberAt(object, 'status', 'desiredNumberScheduled') ?? 0;
  return numberAt(object, 'spec', 'replicas') ?? 1;
}

/** How many pods of a workload are ready. */
export function readyPods(kind: WorkloadKind, object: KubernetesObject): number {
  return numberAt(object, 'status', kind === 'daemonset' ? 'numberReady' : 'readyReplicas') ?? 0;
}

function deploymentStatus(object: KubernetesObject): Progress {
  const wanted = wantedPods('deployment', object);
  const [updated, existing, available] = counts(object, 'updatedReplicas', 'replicas', 'availableReplicas');
  const progressing = conditionOf(object, 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return { complete: false, failed: true, message: `the rollout does not progress: ${progressing.message}` };
  }
  if (updated < wanted) return waiting(`${updated} of ${wanted} new pods created`);
  if (existing > updated) return waiting(`${existing - updated} old pods still to end`);
  if (available < updated) return waiting(`${available} of ${updated} new pods available`);
  return complete(`${available} of ${wanted} pods available`);
}

function statefulSetStatus(object: KubernetesObject): Progress {
  const wanted = wantedPods('statefulset', object);
  const [updated, existing, ready] = counts(object, 'updatedReplicas', 'replicas', 'readyReplicas');
  if (ready < wanted) return waiting(`${ready} of ${wanted} pods ready`);
  if (existing > wanted) return waiting(`${existing - wanted} pods still to end`);
  const partition = numberAt(object, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
  if (partition > 0) {
    const share = Math.max(0, wanted - partition);
    if (updated < share) return waiting(`${updated} of the ${share} pods above the partition updated`);
    return complete(`${ready} of ${wanted} pods ready, ${updated} of them new as the partition ${partition} allows`);
  }
  const revision = textAt(object, 'status', 'updateRevision');
  if (revision !== textAt(object, 'status', 'currentRevision')) return waiting(`${updated} of ${wanted} pods updated`);
  return complete(`${ready} of ${wanted} pods ready`);
}

function daemonSetStatus(object: KubernetesObject): Progress {
  const wanted = wantedPods('daemonset', object);
  const [updated, available] = counts(object, 'updatedNumberScheduled', 'numberAvailable');
  if (updated < wanted) return waiting(`${updated} of ${wanted} new pods created`);
  if (available < wanted) return waiting(`${available} of ${wanted} new pods available`);
  return complete(`${available} of ${wanted} pods available`);
}

type Counts<Names extends readonly string[]> = { readonly [Index in keyof Names]: number };

function counts<const Names extends readonly string[]>(object: KubernetesObject, ...names: Names): Counts<Names> {
  return names.map((name) => numberAt(object, 'status', name) ?? 0) as Counts<Names>;
}

function waiting(message: string): Progress {
  return { complete: false, failed: false, message };
}

function complete(message: string): Progress {
  return { complete: true, failed: false, message };
}
