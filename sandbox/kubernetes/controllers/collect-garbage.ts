import { markDeleted } from '#sandbox/kubernetes/delete-object.ts';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { resourceKeys, type ResourceKey } from '#sandbox/kubernetes/stored-types.ts';
import { graceSecondsOf, terminatePod } from '#sandbox/kubernetes/terminate-pod.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { ClusterContext } from './cluster-context.ts';

interface Stored {
  readonly resource: ResourceKey;
  readonly object: KubeObject;
}

/**
 * The garbage collector: what names only owners that are gone goes too (Background); an owner that waits for its
 * dependents (Foreground) takes them along and goes last; one that orphans them lets go of them first.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/
 */
export function collectGarbage(context: ClusterContext): void {
  const all = allObjects(context);
  const alive = new Set(all.map(({ object }) => object.metadata.uid));
  for (const { resource, object } of all) {
    const owners = object.metadata.ownerReferences ?? [];
    if (owners.length > 0 && owners.every((owner) => !alive.has(owner.uid))) remove(context, resource, object);
  }
  for (const owner of all) {
    if (owner.object.metadata.deletionTimestamp === undefined) continue;
    const finalizers = owner.object.metadata.finalizers ?? [];
    if (finalizers.includes('orphan')) orphanDependents(context, owner, all);
    else if (finalizers.includes('foregroundDeletion')) takeDependents(context, owner, all);
  }
}

/** Events own nothing and are owned by nothing. */
function allObjects(context: ClusterContext): readonly Stored[] {
  return resourceKeys.flatMap((resource) =>
    resource === 'events' ? [] : context.store.list(resource).map((object) => ({ resource, object })),
  );
}

function dependentsOf(owner: Stored, all: readonly Stored[]): readonly Stored[] {
  const { uid } = owner.object.metadata;
  return all.filter(({ object }) => (object.metadata.ownerReferences ?? []).some((reference) => reference.uid === uid));
}

function orphanDependents(context: ClusterContext, owner: Stored, all: readonly Stored[]): void {
  const { uid } = owner.object.metadata;
  for (const { resource, object } of dependentsOf(owner, all)) {
    const others = (object.metadata.ownerReferences ?? []).filter((reference) => reference.uid !== uid);
    context.store.replace(resource, { ...object, metadata: { ...object.metadata, ownerReferences: others } });
  }
  dropFinalizer(context, owner, 'orphan');
}

/** Dependents that block their owner are deleted in the foreground too, so that the whole tree goes from its leaves. */
function takeDependents(context: ClusterContext, owner: Stored, all: readonly Stored[]): void {
  const { uid } = owner.object.metadata;
  const blocking = dependentsOf(owner, all).filter(({ object }) =>
    (object.metadata.ownerReferences ?? []).some((one) => one.uid === uid && one.blockOwnerDeletion === true),
  );
  if (blocking.length === 0) {
    dropFinalizer(context, owner, 'foregroundDeletion');
    return;
  }
  for (const { resource, object } of blocking) {
    if (resource === 'pods' || dependentsOf({ resource, object }, all).length === 0) remove(context, resource, object);
    else if (object.metadata.deletionTimestamp === undefined) {
      const finalizers = [...(object.metadata.finalizers ?? []), 'foregroundDeletion'];
      const waiting = { ...object, metadata: { ...object.metadata, finalizers } };
      context.store.replace(resource, markDeleted(waiting, context.nowMs()));
    }
  }
}

function dropFinalizer(context: ClusterContext, { resource, object }: Stored, finalizer: string): void {
  const { name, namespace } = object.metadata;
  const current: KubeObject | undefined = context.store.get(resource, namespace, name);
  if (!current) return;
  const left = (current.metadata.finalizers ?? []).filter((one) => one !== finalizer);
  const released = { ...current, metadata: { ...current.metadata, finalizers: left } };
  context.store.replace(resource, released);
  if (left.length === 0) context.store.remove(resource, released);
}

function remove(context: ClusterContext, resource: ResourceKey, object: KubeObject): void {
  const { store } = context;
  const nowMs = context.nowMs();
  if (resource === 'pods') {
    const pod = object as Pod;
    terminatePod(store, pod, graceSecondsOf(pod), nowMs);
  } else if ((object.metadata.finalizers ?? []).length > 0) store.replace(resource, markDeleted(object, nowMs));
  else store.remove(resource, object);
}
