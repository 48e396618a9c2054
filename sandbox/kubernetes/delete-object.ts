import type { ChangeRequest } from './api-request.ts';
import { parseDeleteOptions, type DeleteOptions } from './delete-options.ts';
import type { KubeObject } from './kube-object.ts';
import { listObjects } from './list-objects.ts';
import { toKubeTime } from './object-store.ts';
import { groupVersionOf } from './resource-kind.ts';
import { conflictOver, forbiddenByAdmission } from './status-error.ts';
import { graceSecondsOf, terminatePod } from './terminate-pod.ts';
import { currentOf } from './update-object.ts';
import type { Pod } from './workload-objects.ts';

const propagationFinalizers = { Foreground: 'foregroundDeletion', Orphan: 'orphan' } as const;

/**
 * DELETE of one object. What has finalizers, or a grace period, is marked and answered as it stands; anything else is
 * gone at once and answered with a Status, or with its last state for the kinds that do so.
 */
export function deleteObject(request: ChangeRequest): Readonly<Record<string, unknown>> {
  const current = currentOf(request);
  const options = parseDeleteOptions(request.body, request.query);
  return removeObject(request, current, options);
}

/** DELETE of a collection: everything the selectors choose, each as by a DELETE of its own. */
export function deleteCollection(request: ChangeRequest): Readonly<Record<string, unknown>> {
  const { store, kind, namespace, query } = request;
  const options = parseDeleteOptions(request.body, query);
  const { items, metadata } = listObjects(store, kind, namespace, query);
  for (const item of items) {
    const { namespace: home, name } = item.metadata;
    const current = store.get(kind.storage, home, name);
    if (current) removeObject({ ...request, namespace: home, name }, current, options);
  }
  const shown = items.map((item) => kind.toWire?.(item) ?? item);
  return { kind: `${kind.kind}List`, apiVersion: groupVersionOf(kind), metadata, items: shown };
}

/** Deletes what is there now; 409 where a precondition does not hold. */
export function removeObject(
  request: ChangeRequest,
  current: KubeObject,
  options: DeleteOptions,
): Readonly<Record<string, unknown>> {
  const { store, kind } = request;
  checkPreconditions(request, current, options);
  const finalizers = finalizersFor(request, current, options);
  const marked = withFinalizers(current, finalizers);
  if (kind.storage === 'pods') {
    const pod = marked as Pod;
    return terminatePod(store, pod, options.gracePeriodSeconds ?? graceSecondsOf(pod), request.nowMs);
  }
  if (kind.storage === 'namespaces') return markNamespace(request, marked);
  if (finalizers.length > 0) return store.replace(kind.storage, markDeleted(marked, request.nowMs));
  store.remove(kind.storage, current);
  if (kind.answersDeleted) return current;
  const { name, uid } = current.metadata;
  const group = kind.group === '' ? {} : { group: kind.group };
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: { name, ...group, kind: kind.plural, uid },
  };
}

function checkPreconditions(request: ChangeRequest, current: KubeObject, options: DeleteOptions): void {
  const { uid, resourceVersion } = options.preconditions ?? {};
  const { name, uid: knownUid, resourceVersion: knownVersion } = current.metadata;
  // The real API server names the kind here, not the resource.
  const subject = { plural: request.kind.kind, group: request.kind.group };
  if (uid !== undefined && uid !== null && uid !== knownUid) {
    const why = `the UID in the precondition (${uid}) does not match the UID in record (${knownUid}). The object might have been deleted and then recreated`;
    throw conflictOver(subject, name, why);
  }
  if (resourceVersion !== undefined && resourceVersion !== null && resourceVersion !== knownVersion) {
    const why = `the ResourceVersion in the precondition (${resourceVersion}) does not match the ResourceVersion in record (${knownVersion}). The object might have been modified`;
    throw conflictOver(subject, name, why);
  }
}

/** The finalizers that the object will wait for: its own, and the one that stands for what becomes of its dependents. */
function finalizersFor(request: ChangeRequest, current: KubeObject, options: DeleteOptions): readonly string[] {
  const { kind } = request;
  const orphan = options.orphanDependents === true ? 'Orphan' : undefined;
  const background = options.orphanDependents === false ? 'Background' : undefined;
  const policy = options.propagationPolicy ?? orphan ?? background;
  const own = (current.metadata.finalizers ?? []).filter(
    (finalizer) => policy === undefined || !Object.values<string>(propagationFinalizers).includes(finalizer),
  );
  const wanted = policy ?? kind.defaultPropagation;
  return wanted === 'Foreground' || wanted === 'Orphan' ? [...new Set([...own, propagationFinalizers[wanted]])] : own;
}

function withFinalizers(object: KubeObject, finalizers: readonly string[]): KubeObject {
  if (finalizers.length === 0 && object.metadata.finalizers === undefined) return object;
  return { ...object, metadata: { ...object.metadata, finalizers } };
}

/** The object as it waits for its finalizers; one that waits already keeps its date. */
export function markDeleted(object: KubeObject, nowMs: number): KubeObject {
  if (object.metadata.deletionTimestamp !== undefined) return object;
  const deletion = { deletionTimestamp: toKubeTime(nowMs), deletionGracePeriodSeconds: 0 };
  return { ...object, metadata: { ...object.metadata, ...deletion } };
}

const immortalNamespaces = new Set(['default', 'kube-system', 'kube-public']);

/** A namespace is Terminating until its controller has emptied it; those of the cluster itself cannot be deleted. */
function markNamespace(request: ChangeRequest, namespace: KubeObject): KubeObject {
  const { deletionTimestamp, name } = namespace.metadata;
  if (immortalNamespaces.has(name)) {
    throw forbiddenByAdmission(request.kind, name, 'this namespace may not be deleted');
  }
  if (deletionTimestamp !== undefined) return namespace;
  const metadata = { ...namespace.metadata, deletionTimestamp: toKubeTime(request.nowMs) };
  return request.store.replace('namespaces', { ...namespace, metadata, status: { phase: 'Terminating' } });
}
