import type { KubeObject } from './kube-object.ts';
import type { ResourceKind } from './resource-kind.ts';

/** Whether the client would rather have a Table: `kubectl get` asks with `Accept: application/json;as=Table;…`. */
export function wantsTable(accept: string): boolean {
  const [first = ''] = accept.split(',');
  return /;\s*as=Table/i.test(first);
}

/**
 * A meta.k8s.io/v1 Table of stored objects. `includeObject` is the query parameter: `Object` sends whole objects,
 * `None` nothing, and by default only the metadata rides along.
 */
export function toTable(
  kind: ResourceKind,
  objects: readonly KubeObject[],
  options: {
    readonly nowMs: number;
    readonly includeObject: string | null;
    readonly metadata: Record<string, unknown>;
  },
): Record<string, unknown> {
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: options.metadata,
    columnDefinitions: kind.columns.map((column) => ({
      name: column.name,
      type: column.type,
      format: column.format ?? '',
      description: '',
      priority: column.priority,
    })),
    rows: objects.map((object) => ({
      cells: kind.columns.map((column) => column.cell(object, options.nowMs)),
      ...(options.includeObject === 'None'
        ? {}
        : { object: rowObject(kind.toWire?.(object) ?? object, options.includeObject) }),
    })),
  };
}

function rowObject(object: KubeObject, includeObject: string | null): unknown {
  return includeObject === 'Object'
    ? object
    : { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata };
}
