import type { KubeObject } from './kube-object.ts';
import type { KubernetesAppOptions } from './kubernetes-app.ts';
import { listObjects } from './list-objects.ts';
import { podLogResponse } from './pod-log-response.ts';
import { groupVersionOf, type ResourceKind } from './resource-kind.ts';
import { readScale } from './scale-subresource.ts';
import type { ResourceRequest } from './serve-resource.ts';
import { notFound } from './status-error.ts';
import { toTable, wantsTable } from './table.ts';
import { watchObjects } from './watch-objects.ts';

/** GET, in its three kinds: one object, a list, a watch; as objects or as the Table that `kubectl get` asks for. */
export function readResource(
  options: KubernetesAppOptions,
  request: ResourceRequest,
  kind: ResourceKind,
  verb: 'get' | 'list' | 'watch',
): Response {
  const { store } = options.cluster;
  const { namespace, name } = request.path;
  const query = request.url.searchParams;
  const table = (objects: readonly KubeObject[], metadata: Record<string, unknown>): Record<string, unknown> =>
    toTable(kind, objects, {
      nowMs: options.cluster.nowMs(),
      includeObject: query.get('includeObject'),
      metadata,
    });
  const asTable = wantsTable(request.accept);
  switch (verb) {
    case 'watch': {
      const present = (object: KubeObject): unknown =>
        asTable ? table([object], { resourceVersion: object.metadata.resourceVersion }) : toWire(kind, object);
      const stream = watchObjects({ store, kind, namespace, name, query, present, closing: options.closing });
      return new Response(stream, { headers: { 'content-type': 'application/json' } });
    }
    case 'list': {
      const { items, metadata } = listObjects(store, kind, namespace, query);
      if (asTable) return Response.json(table(items, metadata));
      const head = { kind: `${kind.kind}List`, apiVersion: groupVersionOf(kind) };
      return Response.json({ ...head, metadata, items: items.map((item) => toWire(kind, item)) });
    }
    case 'get':
      return readOne(options, request, kind, asTable ? table : null);
  }
}

function readOne(
  options: KubernetesAppOptions,
  request: ResourceRequest,
  kind: ResourceKind,
  table: ((objects: readonly KubeObject[], metadata: Record<string, unknown>) => Record<string, unknown>) | null,
): Response {
  const { store, nowMs } = options.cluster;
  const { namespace, name = '', subresource } = request.path;
  if (subresource === 'log') {
    const text = podLogResponse(store, options.logs, { namespace, name, nowMs: nowMs() }, request.url.searchParams);
    return new Response(text, { headers: { 'content-type': 'text/plain' } });
  }
  const object = store.get(kind.storage, namespace, name);
  if (!object) throw notFound(kind, name);
  if (subresource === 'scale') return Response.json(readScale(object));
  const { resourceVersion } = object.metadata;
  return Response.json(table ? table([object], { resourceVersion }) : toWire(kind, object));
}

function toWire(kind: ResourceKind, object: KubeObject): KubeObject {
  return kind.toWire?.(object) ?? object;
}
