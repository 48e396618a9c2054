import { isDeepStrictEqual } from 'node:util';
import type { ChangeRequest } from './api-request.ts';
import { applyPatch } from './apply-patch.ts';
import { invalidValue } from './field-problems.ts';
import type { Json } from './json-value.ts';
import type { KubeDraft, KubeObject, ObjectMeta } from './kube-object.ts';
import { withManager } from './managed-fields.ts';
import { metadataProblems } from './metadata-problems.ts';
import { parseBody, parsePatched } from './parse-body.ts';
import { hasStatusSubresource } from './resource-kind.ts';
import { badRequest, conflict, conflictOver, invalid, notFound } from './status-error.ts';

export type UpdatedPart = 'main' | 'status';

/** PUT: the whole object, 409 when its resourceVersion is no longer the current one or its uid that of another. */
export function updateObject(request: ChangeRequest, part: UpdatedPart): KubeObject {
  const current = currentOf(request);
  const draft = parseBody(request.kind, request.body);
  const { uid, resourceVersion = '' } = draft.metadata;
  if (request.kind.updateNeedsVersion && resourceVersion === '') {
    const problem = invalidValue('metadata.resourceVersion', 0, 'must be specified for an update');
    throw invalid(request.kind, current.metadata.name, [problem]);
  }
  if (uid !== undefined && uid !== '' && uid !== current.metadata.uid) {
    const why = `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${current.metadata.uid}`;
    throw conflictOver(request.kind, current.metadata.name, why);
  }
  return store(request, part, draft, current);
}

/** PATCH of any of the three types; a resourceVersion inside the patch is checked like that of a PUT. */
export function patchObject(request: ChangeRequest, part: UpdatedPart): KubeObject {
  const current = currentOf(request);
  const wire = request.kind.toWire?.(current) ?? current;
  // An interface has no index signature, but what the store holds came from JSON.
  const patched = applyPatch(request.contentType, wire as typeof wire & Json, request.body);
  return store(request, part, parsePatched(request.kind, patched), current);
}

export function currentOf(request: ChangeRequest): KubeObject {
  const name = request.name ?? '';
  const current = request.store.get(request.kind.storage, request.namespace, name);
  if (!current) throw notFound(request.kind, name);
  return current;
}

function store(request: ChangeRequest, part: UpdatedPart, draft: KubeDraft, current: KubeObject): KubeObject {
  const { kind } = request;
  const { name } = current.metadata;
  checkIdentity(request, draft, current);
  if (part === 'status') {
    return request.store.replace(kind.storage, { ...current, ...(draft['status'] ? { status: draft['status'] } : {}) });
  }
  const next = kind.withDefaults({ ...draft, metadata: nextMetadata(draft, current) }, current);
  const problems = [
    ...metadataProblems(draft.metadata, current.metadata, kind.nameRule),
    ...kind.problems(next, current),
  ];
  if (problems.length > 0) throw invalid(kind, name, problems);
  const written = counted(request, withKeptStatus(request, next as KubeObject, current), current);
  const changed = withManager(written, current, { manager: request.manager, nowMs: request.nowMs });
  kind.admit(changed, current, request.store);
  const stored = request.store.replace(kind.storage, changed);
  // The last finalizer is gone: what was waiting to be deleted goes with this very change.
  const { deletionGracePeriodSeconds, finalizers = [] } = stored.metadata;
  if (deletionGracePeriodSeconds === 0 && finalizers.length === 0) request.store.remove(kind.storage, stored);
  return stored;
}

function checkIdentity(request: ChangeRequest, draft: KubeDraft, current: KubeObject): void {
  const { name, namespace, resourceVersion } = draft.metadata;
  if (name !== undefined && name !== current.metadata.name) {
    throw badRequest(`the name of the object (${name}) does not match the name on the URL (${current.metadata.name})`);
  }
  if (namespace !== undefined && namespace !== current.metadata.namespace) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
  }
  const isStale =
    resourceVersion !== undefined && resourceVersion !== '' && resourceVersion !== current.metadata.resourceVersion;
  if (isStale) throw conflict(request.kind, current.metadata.name);
}

/** Labels, annotations, owners and finalizers may change; identity, dates and deletion are the server's own. */
function nextMetadata(draft: KubeDraft, current: KubeObject): ObjectMeta {
  const kept = current.metadata;
  const {
    deletionTimestamp: _deleted,
    deletionGracePeriodSeconds: _grace,
    generation: _counted,
    ...given
  } = draft.metadata;
  return {
    ...given,
    name: kept.name,
    ...(kept.namespace === undefined ? {} : { namespace: kept.namespace }),
    uid: kept.uid,
    resourceVersion: kept.resourceVersion,
    creationTimestamp: kept.creationTimestamp,
    ...(kept.generation === undefined ? {} : { generation: kept.generation }),
    ...(kept.deletionTimestamp === undefined ? {} : { deletionTimestamp: kept.deletionTimestamp }),
    ...(kept.deletionGracePeriodSeconds === undefined
      ? {}
      : { deletionGracePeriodSeconds: kept.deletionGracePeriodSeconds }),
  };
}

/** The status is written by its subresource only. */
function withKeptStatus(request: ChangeRequest, next: KubeObject, current: KubeObject): KubeObject {
  if (!hasStatusSubresource(request.kind)) return next;
  const { status: _status, ...rest } = next;
  const kept = { ...rest, apiVersion: next.apiVersion, kind: next.kind, metadata: next.metadata };
  return current['status'] === undefined ? kept : { ...kept, status: current['status'] };
}

/** Kinds with a generation count the changes of their spec, so that a controller can say which one it has seen. */
function counted(request: ChangeRequest, next: KubeObject, current: KubeObject): KubeObject {
  if (!request.kind.countsGenerations) return next;
  const generation = current.metadata.generation ?? 1;
  const isSame = isDeepStrictEqual(next['spec'], current['spec']);
  return { ...next, metadata: { ...next.metadata, generation: isSame ? generation : generation + 1 } };
}
