import type { ChangeRequest } from './api-request.ts';
import type { KubeObject } from './kube-object.ts';
import { nameProblems } from './name-problems.ts';
import { toKubeTime } from './object-store.ts';
import { parseBody } from './parse-body.ts';
import { alreadyExists, badRequest, invalid, notFound } from './status-error.ts';

/** POST to a collection: defaults, checks, `generateName`, and 409 where the name is taken. */
export function createObject(request: ChangeRequest): KubeObject {
  const { store, kind } = request;
  const body = parseBody(kind, request.body);
  if (body.metadata.resourceVersion !== undefined && body.metadata.resourceVersion !== '') {
    throw badRequest('resourceVersion should not be set on objects to be created');
  }
  const namespace = kind.namespaced ? (request.namespace ?? 'default') : undefined;
  if (kind.namespaced && body.metadata.namespace !== undefined && body.metadata.namespace !== namespace) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
  }
  if (namespace !== undefined && !store.get('namespaces', undefined, namespace)) {
    throw notFound({ plural: 'namespaces', group: '' }, namespace);
  }
  const { uid: _uid, creationTimestamp: _created, generateName, ...given } = body.metadata;
  const name = given.name ?? (typeof generateName === 'string' ? `${generateName}${request.randomSuffix()}` : '');
  const draft = kind.withDefaults({
    ...body,
    metadata: {
      ...given,
      name,
      ...(typeof generateName === 'string' ? { generateName } : {}),
      ...(namespace === undefined ? {} : { namespace }),
      ...(kind.group === 'apps' ? { generation: 1 } : {}),
    },
  });
  const problems = [...nameProblems(draft.metadata), ...kind.problems(draft, null)];
  if (problems.length > 0) throw invalid(kind, name, problems);
  if (store.get(kind.storage, namespace, name)) throw alreadyExists(kind, name);
  if (!request.dryRun) return store.create(kind.storage, draft);
  return {
    ...draft,
    metadata: { ...draft.metadata, name, uid: '', resourceVersion: '', creationTimestamp: toKubeTime(request.nowMs) },
  };
}
