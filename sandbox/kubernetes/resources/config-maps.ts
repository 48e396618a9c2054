import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { ageColumn, nameColumn } from '#sandbox/kubernetes/columns.ts';
import { dataKeyProblems, dataSizeProblems } from '#sandbox/kubernetes/data-problems.ts';
import { defineResource } from '#sandbox/kubernetes/define-resource.ts';
import { forbiddenField } from '#sandbox/kubernetes/field-problems.ts';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { metadataShape } from '#sandbox/kubernetes/metadata-shape.ts';

const textMap = z.record(z.string(), z.string()).nullish();

/** `data` or `binaryData` of a ConfigMap, whose shape has been checked. */
function mapOf(object: { readonly [field: string]: unknown }, field: string): Readonly<Record<string, string>> {
  return (object[field] as Readonly<Record<string, string>> | undefined) ?? {};
}

export const configMaps = defineResource({
  group: '',
  plural: 'configmaps',
  kind: 'ConfigMap',
  shortNames: ['cm'],
  columns: [
    nameColumn,
    {
      name: 'Data',
      type: 'integer',
      priority: 0,
      cell: (object: KubeObject) =>
        Object.keys(mapOf(object, 'data')).length + Object.keys(mapOf(object, 'binaryData')).length,
    },
    ageColumn,
  ],
  shape: z.looseObject({
    metadata: metadataShape,
    data: textMap,
    binaryData: textMap,
    immutable: z.boolean().nullish(),
  }),
  problems: (draft, previous) => {
    const wasFixed = previous?.['immutable'] === true;
    return [
      ...dataKeyProblems('data', mapOf(draft, 'data')),
      ...dataKeyProblems('binaryData', mapOf(draft, 'binaryData')),
      ...dataSizeProblems({ ...mapOf(draft, 'data'), ...mapOf(draft, 'binaryData') }),
      ...(wasFixed && draft['immutable'] !== true
        ? [forbiddenField('immutable', 'field is immutable when `immutable` is set')]
        : []),
      ...(wasFixed ? ['data', 'binaryData'] : [])
        .filter((field) => !isDeepStrictEqual(draft[field], previous?.[field]))
        .map((field) => forbiddenField(field, 'field is immutable when `immutable` is set')),
    ];
  },
});
