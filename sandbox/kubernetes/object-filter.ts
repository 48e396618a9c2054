import { parseFieldSelector } from './field-selector.ts';
import type { KubeObject } from './kube-object.ts';
import { parseLabelSelector } from './label-selector.ts';
import type { ResourceKind } from './resource-kind.ts';

export type ObjectFilter = (object: KubeObject) => boolean;

/** Namespace, name, label and field selectors of a list or watch, as one test. Throws 400 for what it cannot read. */
export function objectFilter(
  kind: ResourceKind,
  scope: { readonly namespace: string | undefined; readonly name?: string | undefined },
  query: URLSearchParams,
): ObjectFilter {
  const readers = {
    'metadata.name': (object: KubeObject) => object.metadata.name,
    'metadata.namespace': (object: KubeObject) => object.metadata.namespace ?? '',
    ...kind.fields,
  } as Readonly<Record<string, (object: KubeObject) => string>>;
  const labels = parseLabelSelector(query.get('labelSelector') ?? '');
  const fields = parseFieldSelector(query.get('fieldSelector') ?? '', Object.keys(readers));
  return (object) =>
    (scope.namespace === undefined || object.metadata.namespace === scope.namespace) &&
    (scope.name === undefined || object.metadata.name === scope.name) &&
    labels(object.metadata.labels ?? {}) &&
    fields(Object.fromEntries(Object.entries(readers).map(([field, read]) => [field, read(object)])));
}
