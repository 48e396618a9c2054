import type { ChangeRequest } from './api-request.ts';
import { forbidden, isAllowed, type Account } from './authorization.ts';
import { createObject } from './create-object.ts';
import { deleteObject } from './delete-object.ts';
import { evictPod } from './evict-pod.ts';
import type { Json } from './json-value.ts';
import type { KubernetesAppOptions } from './kubernetes-app.ts';
import type { KubeObject } from './kube-object.ts';
import { listObjects } from './list-objects.ts';
import { podLogResponse } from './pod-log-response.ts';
import type { ResourceKind, Verb } from './resource-kind.ts';
import type { ResourcePath } from './resource-path.ts';
import { findResource } from './resource-table.ts';
import { readScale, writeScale } from './scale-subresource.ts';
import { badRequest, methodNotAllowed, notFound, pathNotFound } from './status-error.ts';
import { toTable, wantsTable } from './table.ts';
import { patchObject, updateObject } from './update-object.ts';
import { watchObjects } from './watch-objects.ts';

export interface ResourceRequest {
  readonly method: string;
  readonly url: URL;
  readonly path: ResourcePath;
  readonly account: Account;
  readonly contentType: string;
  readonly accept: string;
  readonly body: Json;
}

/** One request for a resource of the table: found, authorized, carried out. Refusals are thrown StatusErrors. */
export function serveResource(options: KubernetesAppOptions, request: ResourceRequest): Response {
  const { path, url } = request;
  const kind = findResource(path.group, path.version, path.plural);
  if (!kind || (path.namespace !== undefined && !kind.namespaced)) throw pathNotFound();
  const subresource = kind.subresources.find((known) => known.name === path.subresource);
  if (path.subresource !== undefined && !subresource) throw pathNotFound();
  const verb = verbOf(request);
  const attributes = { ...path, verb, resource: kind.plural };
  if (verb === null || !(subresource ?? kind).verbs.includes(verb)) throw methodNotAllowed();
  if (!isAllowed(request.account, { ...attributes, verb })) {
    throw forbidden(request.account, kind, { ...attributes, verb });
  }
  if (verb === 'get' || verb === 'list' || verb === 'watch') return read(options, request, kind, verb);

  const dryRun = parseDryRun(url.searchParams);
  const change: ChangeRequest = {
    store: options.cluster.store,
    kind,
    namespace: kind.namespaced ? path.namespace : undefined,
    name: path.name,
    query: url.searchParams,
    contentType: request.contentType,
    body: request.body,
    dryRun,
    nowMs: options.cluster.nowMs(),
    randomSuffix: options.cluster.randomSuffix,
  };
  const answer = carryOut(change, verb, path.subresource);
  options.onWrite({ at: new Date(change.nowMs), verb, path: url.pathname, dryRun, body: request.body });
  const table =
    path.subresource === undefined &&
    wantsTable(request.accept) &&
    'metadata' in answer &&
    answer['kind'] === kind.kind;
  const shown = table ? tableOf(options, request, kind, [answer as KubeObject], {}) : answer;
  return Response.json(shown, { status: verb === 'create' ? 201 : 200 });
}

function verbOf(request: ResourceRequest): Verb | null {
  const { name } = request.path;
  const watch = request.url.searchParams.get('watch');
  switch (request.method) {
    case 'GET':
      if (watch === 'true' || watch === '1') return 'watch';
      return name === undefined ? 'list' : 'get';
    case 'POST':
      return name === undefined || request.path.subresource !== undefined ? 'create' : null;
    case 'PUT':
      return name === undefined ? null : 'update';
    case 'PATCH':
      return name === undefined ? null : 'patch';
    case 'DELETE':
      return name === undefined ? null : 'delete';
    default:
      return null;
  }
}

function carryOut(
  change: ChangeRequest,
  verb: 'create' | 'update' | 'patch' | 'delete',
  subresource: string | undefined,
): Record<string, unknown> {
  switch (verb) {
    case 'create':
      return subresource === 'eviction' ? evictPod(change) : createObject(change);
    case 'update':
      return subresource === 'scale' ? writeScale(change, verb) : updateObject(change, partOf(subresource));
    case 'patch':
      return subresource === 'scale' ? writeScale(change, verb) : patchObject(change, partOf(subresource));
    case 'delete':
      return deleteObject(change);
  }
}

function partOf(subresource: string | undefined): 'main' | 'status' {
  return subresource === 'status' ? 'status' : 'main';
}

function read(options: KubernetesAppOptions, request: ResourceRequest, kind: ResourceKind, verb: Verb): Response {
  const { store } = options.cluster;
  const { namespace, name, subresource } = request.path;
  const query = request.url.searchParams;
  const nowMs = options.cluster.nowMs();
  if (verb === 'watch') {
    const asTable = wantsTable(request.accept);
    const present = (object: KubeObject): unknown =>
      asTable
        ? tableOf(options, request, kind, [object], { resourceVersion: object.metadata.resourceVersion })
        : object;
    const stream = watchObjects({ store, kind, namespace, name, query, present, closing: options.closing });
    return new Response(stream, { headers: { 'content-type': 'application/json' } });
  }
  if (verb === 'list') {
    const page = listObjects(store, kind, namespace, query);
    if (wantsTable(request.accept)) return Response.json(tableOf(options, request, kind, page.items, page.metadata));
    const apiVersion = kind.group === '' ? 'v1' : `${kind.group}/v1`;
    return Response.json({ kind: `${kind.kind}List`, apiVersion, metadata: page.metadata, items: page.items });
  }
  if (subresource === 'log') {
    const text = podLogResponse(store, options.logs, { namespace, name: name ?? '', nowMs }, query);
    return new Response(text, { headers: { 'content-type': 'text/plain' } });
  }
  const object = store.get(kind.storage, namespace, name ?? '');
  if (!object) throw notFound(kind, name ?? '');
  const shown = kind.toWire?.(object) ?? object;
  if (subresource === 'scale') return Response.json(readScale(object));
  const { resourceVersion } = object.metadata;
  return Response.json(
    wantsTable(request.accept) ? tableOf(options, request, kind, [shown], { resourceVersion }) : shown,
  );
}

function tableOf(
  options: KubernetesAppOptions,
  request: ResourceRequest,
  kind: ResourceKind,
  objects: readonly KubeObject[],
  metadata: Record<string, unknown>,
): Record<string, unknown> {
  const includeObject = request.url.searchParams.get('includeObject');
  return toTable(kind, objects, { nowMs: options.cluster.nowMs(), includeObject, metadata });
}

function parseDryRun(query: URLSearchParams): boolean {
  const values = query.getAll('dryRun').filter((value) => value !== '');
  const unknown = values.find((value) => value !== 'All');
  if (unknown !== undefined) {
    throw badRequest(`Invalid value: ["${unknown}"]: dryRun: Unsupported value: "${unknown}": supported values: "All"`);
  }
  return values.length > 0;
}
