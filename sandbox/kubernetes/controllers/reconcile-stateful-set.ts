import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import type { ControllerRevision, StatefulSet } from '#sandbox/kubernetes/set-objects.ts';
import { isActive, isFinished } from '#sandbox/kubernetes/terminate-pod.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { claimVolumes, ensureClaims } from './claims-of-stateful-set.ts';
import type { ClusterContext } from './cluster-context.ts';
import { currentRevision, forgetOldRevisions, revisionsOf, templateOf } from './controller-revision.ts';
import { createOwnedPod } from './create-owned-pod.ts';
import { deleteOwnedPod, podsOf } from './owned-pods.ts';

const component = 'statefulset-controller';
const revisionLabel = 'controller-revision-hash';

/**
 * One pass of the StatefulSet controller: pods by ordinal, each only when those before it are ready (unless the set is
 * Parallel), scaled down and updated from the highest ordinal, one at a time. An update that never gets ready stops
 * there, as in the real controller.
 */
export function reconcileStatefulSet(context: ClusterContext, set: StatefulSet): void {
  if (set.metadata.deletionTimestamp !== undefined) return;
  const update = currentRevision(context, set);
  const current = revisionNamed(context, set, set.status?.currentRevision) ?? update;
  move(context, set, current, update);
  writeStatus(context, set, current, update);
}

/** Does the one thing that may be done next; a Parallel set does not wait between creating pods. */
function move(
  context: ClusterContext,
  set: StatefulSet,
  current: ControllerRevision,
  update: ControllerRevision,
): void {
  const isOrdered = set.spec.podManagementPolicy === 'OrderedReady';
  const pods = new Map(podsOf(context, set).map((pod) => [ordinalOf(set, pod), pod]));
  for (let ordinal = 0; ordinal < set.spec.replicas; ordinal += 1) {
    const pod = pods.get(ordinal);
    if (pod === undefined) create(context, set, ordinal, revisionFor(set, ordinal, current, update));
    else if (isFinished(pod)) replaceFinished(context, set, pod);
    const isSettled = pod !== undefined && isActive(pod) && isPodReady(pod);
    if (!isSettled && isOrdered) return;
  }
  const surplus = [...pods].filter(([ordinal]) => ordinal >= set.spec.replicas).toSorted(([a], [b]) => b - a);
  for (const [, pod] of surplus) {
    deleteOwnedPod(context, set, pod, component);
    if (isOrdered) return;
  }
  if (surplus.length === 0) updateOne(context, set, pods, update);
}

function updateOne(
  context: ClusterContext,
  set: StatefulSet,
  pods: ReadonlyMap<number, Pod>,
  update: ControllerRevision,
): void {
  if (set.spec.updateStrategy.type === 'OnDelete') return;
  const partition = set.spec.updateStrategy.rollingUpdate?.partition ?? 0;
  for (let ordinal = set.spec.replicas - 1; ordinal >= partition; ordinal -= 1) {
    const pod = pods.get(ordinal);
    if (pod === undefined || pod.metadata.deletionTimestamp !== undefined) return;
    if (pod.metadata.labels?.[revisionLabel] !== update.metadata.name) {
      deleteOwnedPod(context, set, pod, component);
      return;
    }
    if (!isPodReady(pod)) return;
  }
}

function create(context: ClusterContext, set: StatefulSet, ordinal: number, revision: ControllerRevision): void {
  const name = `${set.metadata.name}-${ordinal}`;
  ensureClaims(context, set, name);
  const template = templateOf(revision);
  createOwnedPod(context, set, {
    name,
    template,
    labels: {
      'apps.kubernetes.io/pod-index': String(ordinal),
      [revisionLabel]: revision.metadata.name,
      'statefulset.kubernetes.io/pod-name': name,
    },
    spec: {
      hostname: name,
      ...(set.spec.serviceName === undefined ? {} : { subdomain: set.spec.serviceName }),
      ...claimVolumes(set, name, template.spec.volumes ?? []),
    },
    component,
  });
}

/** A pod of a set must have its name free before it can be made anew, so one that has ended is removed. */
function replaceFinished(context: ClusterContext, set: StatefulSet, pod: Pod): void {
  const message = `StatefulSet ${set.metadata.namespace}/${set.metadata.name} is recreating failed Pod ${pod.metadata.name}`;
  context.event(set, { type: 'Warning', reason: 'RecreatingFailedPod', message, component });
  deleteOwnedPod(context, set, pod, component);
}

/** Below the partition a set keeps its old revision. */
function revisionFor(
  set: StatefulSet,
  ordinal: number,
  current: ControllerRevision,
  update: ControllerRevision,
): ControllerRevision {
  const { type, rollingUpdate } = set.spec.updateStrategy;
  return type === 'RollingUpdate' && ordinal < (rollingUpdate?.partition ?? 0) ? current : update;
}

function writeStatus(
  context: ClusterContext,
  set: StatefulSet,
  current: ControllerRevision,
  update: ControllerRevision,
): void {
  const pods = podsOf(context, set);
  const ready = pods.filter(isPodReady).length;
  const at = (revision: ControllerRevision): readonly Pod[] =>
    pods.filter((pod) => isActive(pod) && pod.metadata.labels?.[revisionLabel] === revision.metadata.name);
  const isComplete =
    at(update).length === set.spec.replicas && pods.length === set.spec.replicas && at(update).every(isPodReady);
  const settled = isComplete ? update : current;
  forgetOldRevisions(context, set, new Set([current.metadata.name, update.metadata.name]));
  context.store.replace('statefulsets.apps', {
    ...set,
    status: {
      observedGeneration: set.metadata.generation ?? 1,
      replicas: pods.length,
      readyReplicas: ready,
      availableReplicas: ready,
      currentReplicas: at(settled).length,
      updatedReplicas: at(update).length,
      currentRevision: settled.metadata.name,
      updateRevision: update.metadata.name,
      collisionCount: 0,
    },
  });
}

function revisionNamed(
  context: ClusterContext,
  set: StatefulSet,
  name: string | undefined,
): ControllerRevision | undefined {
  return revisionsOf(context, set).find((revision) => revision.metadata.name === name);
}

function ordinalOf(set: StatefulSet, pod: Pod): number {
  return Number(pod.metadata.name.slice(set.metadata.name.length + 1));
}
