import { isDeepStrictEqual } from 'node:util';
import type { ChangeRequest } from './api-request.ts';
import { applyPatch } from './apply-patch.ts';
import type { Json } from './json-value.ts';
import type { KubeDraft, KubeObject, ObjectMeta } from './kube-object.ts';
import { nameProblems } from './name-problems.ts';
import { parseBody } from './parse-body.ts';
import { badRequest, conflict, invalid, notFound } from './status-error.ts';

export type UpdatedPart = 'main' | 'status';

/** PUT: the whole object, 409 when its resourceVersion is no longer the current one. */
export function updateObject(request: ChangeRequest, part: UpdatedPart): KubeObject {
  return store(request, part, parseBody(request.kind, request.body), currentOf(request));
}

/** PATCH of any of the three kinds; a resourceVersion inside the patch is checked like that of a PUT. */
export function patchObject(request: ChangeRequest, part: UpdatedPart): KubeObject {
  const current = currentOf(request);
  // An interface has no index signature, but what the store holds came from JSON.
  const patched = applyPatch(request.contentType, current as unknown as Json, request.body);
  return store(request, part, parseBody(request.kind, patched), current);
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
  const next =
    part === 'status'
      ? { ...current, status: draft['status'] }
      : { ...kind.withDefaults(draft), status: current['status'], metadata: nextMetadata(draft, current) };
  const changed: KubeObject = {
    ...next,
    metadata: { ...next.metadata, ...generationOf(kind.group, next, current) },
    apiVersion: current.apiVersion,
    kind: current.kind,
  };
  const problems = part === 'status' ? [] : [...nameProblems(changed.metadata), ...kind.problems(changed, current)];
  if (problems.length > 0) throw invalid(kind, name, problems);
  return request.dryRun ? changed : request.store.replace(kind.storage, changed);
}

function checkIdentity(request: ChangeRequest, draft: KubeDraft, current: KubeObject): void {
  const { name, namespace, resourceVersion, uid } = draft.metadata;
  if (name !== undefined && name !== current.metadata.name) {
    throw badRequest(`the name of the object (${name}) does not match the name on the URL (${current.metadata.name})`);
  }
  if (namespace !== undefined && namespace !== current.metadata.namespace) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
  }
  const isStale =
    resourceVersion !== undefined && resourceVersion !== '' && resourceVersion !== current.metadata.resourceVersion;
  const isOther = uid !== undefined && uid !== '' && uid !== current.metadata.uid;
  if (isStale || isOther) throw conflict(request.kind, current.metadata.name);
}

/** Labels, annotations and owners may change; identity, dates and deletion are the server's own. */
function nextMetadata(draft: KubeDraft, current: KubeObject): ObjectMeta {
  const kept = current.metadata;
  return {
    ...draft.metadata,
    name: kept.name,
    ...(kept.namespace === undefined ? {} : { namespace: kept.namespace }),
    uid: kept.uid,
    resourceVersion: kept.resourceVersion,
    creationTimestamp: kept.creationTimestamp,
    ...(kept.deletionTimestamp === undefined ? {} : { deletionTimestamp: kept.deletionTimestamp }),
  };
}

/** Workloads count the changes of their spec, so that a controller can say which one it has seen. */
function generationOf(group: string, next: KubeObject, current: KubeObject): { readonly generation?: number } {
  if (group !== 'apps') return {};
  const generation = current.metadata.generation ?? 1;
  return { generation: isDeepStrictEqual(next['spec'], current['spec']) ? generation : generation + 1 };
}
