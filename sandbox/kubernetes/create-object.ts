import type { ChangeRequest } from './api-request.ts';
import type { KubeDraft, KubeObject } from './kube-object.ts';
import { withManager } from './managed-fields.ts';
import { metadataProblems } from './metadata-problems.ts';
import { parseBody } from './parse-body.ts';
import { hasStatusSubresource } from './resource-kind.ts';
import { admitWithinQuota } from './resource-quota.ts';
import { alreadyExists, badRequest, forbiddenByAdmission, invalid, notFound, StatusError } from './status-error.ts';

/** POST to a collection: defaults, checks, admission, `generateName`, and 409 where the name is taken. */
export function createObject(request: ChangeRequest): KubeObject {
  const { store, kind } = request;
  const body = parseBody(kind, request.body);
  if (body.metadata.resourceVersion !== undefined && body.metadata.resourceVersion !== '') {
    // The real API server has no better code for it.
    throw new StatusError(500, '', 'resourceVersion should not be set on objects to be created');
  }
  const namespace = kind.namespaced ? (request.namespace ?? 'default') : undefined;
  if (kind.namespaced && (body.metadata.namespace ?? namespace) !== namespace) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
  }
  const draft = kind.withDefaults(withSystemFields(request, body, namespace), null);
  const name = draft.metadata.name ?? '';
  if (namespace !== undefined) checkNamespace(request, namespace, name);
  const problems = [...metadataProblems(draft.metadata, null, kind.nameRule), ...kind.problems(draft, null)];
  if (problems.length > 0) throw invalid(kind, name, problems);
  // Admission looks at what is going to be stored; only its version is still unknown.
  kind.admit(draft as KubeObject, null, store);
  if (kind.namespaced) admitWithinQuota(store, kind, draft as KubeObject);
  if (store.get(kind.storage, namespace, name)) throw alreadyExists(kind, name);
  return store.create(kind.storage, withManager(draft, null, { manager: request.manager, nowMs: request.nowMs }));
}

function withSystemFields(request: ChangeRequest, body: KubeDraft, namespace: string | undefined): KubeDraft {
  const { kind } = request;
  const {
    creationTimestamp: _created,
    deletionTimestamp: _deleted,
    deletionGracePeriodSeconds: _grace,
    resourceVersion: _version,
    generation: _generation,
    ...given
  } = body.metadata;
  const isUnnamed = given.name === undefined || given.name === '';
  const name =
    isUnnamed && given.generateName !== undefined
      ? `${given.generateName}${request.randomSuffix()}`
      : (given.name ?? '');
  const { status: _status, ...withoutStatus } = body;
  return {
    ...(hasStatusSubresource(kind) ? withoutStatus : body),
    apiVersion: body.apiVersion,
    kind: body.kind,
    metadata: {
      ...given,
      name,
      uid: request.newUid(),
      ...(namespace === undefined ? {} : { namespace }),
      ...(kind.countsGenerations ? { generation: 1 } : {}),
    },
  };
}

/** A namespace must be there, and one that is going takes nothing new in. */
function checkNamespace(request: ChangeRequest, namespace: string, name: string): void {
  const home = request.store.get('namespaces', undefined, namespace);
  if (!home) throw notFound({ plural: 'namespaces', group: '' }, namespace);
  if (home.metadata.deletionTimestamp === undefined) return;
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
  throw forbiddenByAdmission(request.kind, name, why, [
    {
      reason: 'NamespaceTerminating',
      message: `namespace ${namespace} is being terminated`,
      field: 'metadata.namespace',
    },
  ]);
}
