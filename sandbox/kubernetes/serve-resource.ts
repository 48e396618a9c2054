import { forbidden, isAllowed, type Account } from './authorization.ts';
import type { Json } from './json-value.ts';
import type { KubernetesAppOptions } from './kubernetes-app.ts';
import { readResource } from './read-resource.ts';
import type { Verb } from './resource-kind.ts';
import type { ResourcePath } from './resource-path.ts';
import { findResource } from './resource-table.ts';
import { methodNotAllowed, pathNotFound } from './status-error.ts';
import { writeResource } from './write-resource.ts';

export interface ResourceRequest {
  readonly method: string;
  readonly url: URL;
  readonly path: ResourcePath;
  readonly account: Account;
  readonly contentType: string;
  readonly accept: string;
  readonly userAgent: string;
  readonly body: Json;
}

/** One request for a resource: authorized, found, carried out. Refusals are thrown StatusErrors. */
export function serveResource(options: KubernetesAppOptions, request: ResourceRequest): Response {
  const { path } = request;
  const verb = verbOf(request);
  // Rights are checked first, as in the real API: who may not read learns nothing of what there is.
  const attributes = { ...path, verb: verb ?? request.method.toLowerCase(), resource: path.plural };
  if (!isAllowed(request.account, attributes)) throw forbidden(request.account, attributes);
  const kind = findResource(path.group, path.version, path.plural);
  if (!kind || (path.namespace !== undefined && !kind.namespaced)) throw pathNotFound();
  const subresource = kind.subresources.find((known) => known.name === path.subresource);
  if (path.subresource !== undefined && !subresource) throw pathNotFound();
  if (verb === null || !(subresource ?? kind).verbs.includes(verb)) throw methodNotAllowed();
  // A collection is emptied one namespace at a time.
  if (verb === 'deletecollection' && kind.namespaced && path.namespace === undefined) throw methodNotAllowed();
  switch (verb) {
    case 'get':
    case 'list':
    case 'watch':
      return readResource(options, request, kind, verb);
    case 'create':
    case 'update':
    case 'patch':
    case 'delete':
    case 'deletecollection':
      return writeResource(options, request, kind, verb);
  }
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
      return name === undefined ? 'deletecollection' : 'delete';
    default:
      return null;
  }
}
