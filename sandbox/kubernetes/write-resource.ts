import type { ChangeRequest } from './api-request.ts';
import { createObject } from './create-object.ts';
import { deleteCollection, deleteObject } from './delete-object.ts';
import { createDryRunStore } from './dry-run-store.ts';
import { evictPod } from './evict-pod.ts';
import type { KubeObject } from './kube-object.ts';
import type { KubernetesAppOptions } from './kubernetes-app.ts';
import { managerOf } from './managed-fields.ts';
import type { ResourceKind, Verb } from './resource-kind.ts';
import { writeScale } from './scale-subresource.ts';
import type { ResourceRequest } from './serve-resource.ts';
import { toTable, wantsTable } from './table.ts';
import { patchObject, updateObject } from './update-object.ts';
import { wantsDryRun } from './write-options.ts';

type WriteVerb = Exclude<Verb, 'get' | 'list' | 'watch'>;

/** POST, PUT, PATCH and DELETE; with `dryRun=All` carried out on a view that keeps everything to itself. */
export function writeResource(
  options: KubernetesAppOptions,
  request: ResourceRequest,
  kind: ResourceKind,
  verb: WriteVerb,
): Response {
  const { path, url, body } = request;
  const { cluster } = options;
  const dryRun = wantsDryRun(verb, path.subresource, url.searchParams, body);
  const nowMs = cluster.nowMs();
  const change: ChangeRequest = {
    store: dryRun ? createDryRunStore(cluster.store, nowMs) : cluster.store,
    kind,
    namespace: kind.namespaced ? path.namespace : undefined,
    name: path.name,
    query: url.searchParams,
    contentType: request.contentType,
    body,
    nowMs,
    manager: managerOf(url.searchParams, request.userAgent),
    newUid: cluster.newUid,
    randomSuffix: cluster.randomSuffix,
  };
  const answer = carryOut(change, verb, path.subresource);
  options.onWrite({ at: new Date(nowMs), verb, path: url.pathname, dryRun, body });
  const status = verb === 'create' ? 201 : 200;
  if (!isObjectOf(kind, answer)) return Response.json(answer, { status });
  const isTable = path.subresource === undefined && wantsTable(request.accept);
  const includeObject = url.searchParams.get('includeObject');
  const shown = isTable ? toTable(kind, [answer], { nowMs, includeObject, metadata: {} }) : kind.toWire?.(answer);
  return Response.json(shown ?? answer, { status });
}

function isObjectOf(kind: ResourceKind, answer: Readonly<Record<string, unknown>>): answer is KubeObject {
  return answer['kind'] === kind.kind;
}

function carryOut(
  change: ChangeRequest,
  verb: WriteVerb,
  subresource: string | undefined,
): Readonly<Record<string, unknown>> {
  const part = subresource === 'status' ? 'status' : 'main';
  switch (verb) {
    case 'create':
      return subresource === 'eviction' ? evictPod(change) : createObject(change);
    case 'update':
      return subresource === 'scale' ? writeScale(change, verb) : updateObject(change, part);
    case 'patch':
      return subresource === 'scale' ? writeScale(change, verb) : patchObject(change, part);
    case 'delete':
      return deleteObject(change);
    case 'deletecollection':
      return deleteCollection(change);
  }
}
