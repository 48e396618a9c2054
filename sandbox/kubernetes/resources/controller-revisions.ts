import { isDeepStrictEqual } from 'node:util';
import { ageColumn, nameColumn } from '#sandbox/kubernetes/columns.ts';
import { defineResource } from '#sandbox/kubernetes/define-resource.ts';
import { immutable } from '#sandbox/kubernetes/field-problems.ts';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import type { ControllerRevision } from '#sandbox/kubernetes/set-objects.ts';

const asRevision = (object: KubeObject): ControllerRevision => object as ControllerRevision;

function controllerText(object: KubeObject): string {
  const owner = (object.metadata.ownerReferences ?? []).find((reference) => reference.controller === true);
  return owner === undefined ? '<none>' : `${owner.kind.toLowerCase()}.apps/${owner.name}`;
}

/** The templates that StatefulSets and DaemonSets can be rolled back to. */
export const controllerRevisions = defineResource({
  group: 'apps',
  plural: 'controllerrevisions',
  kind: 'ControllerRevision',
  columns: [
    nameColumn,
    { name: 'Controller', type: 'string', priority: 0, cell: controllerText },
    { name: 'Revision', type: 'integer', priority: 0, cell: (object) => asRevision(object).revision },
    ageColumn,
  ],
  problems: (draft, previous) =>
    previous === null || isDeepStrictEqual(draft['data'], previous['data']) ? [] : [immutable('data', draft['data'])],
});
