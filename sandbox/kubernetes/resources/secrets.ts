import { z } from 'zod';
import { ageColumn, nameColumn } from '#sandbox/kubernetes/columns.ts';
import { dataKeyProblems, dataSizeProblems } from '#sandbox/kubernetes/data-problems.ts';
import { defineResource } from '#sandbox/kubernetes/define-resource.ts';
import { immutable } from '#sandbox/kubernetes/field-problems.ts';
import type { KubeDraft } from '#sandbox/kubernetes/kube-object.ts';
import { metadataShape } from '#sandbox/kubernetes/metadata-shape.ts';

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

type TextMap = Readonly<Record<string, string>>;

const dataOf = (object: { readonly [field: string]: unknown }): TextMap =>
  (object['data'] as TextMap | undefined) ?? {};
const typeOf = (object: { readonly [field: string]: unknown }): string =>
  typeof object['type'] === 'string' ? object['type'] : 'Opaque';

export const secrets = defineResource({
  group: '',
  plural: 'secrets',
  kind: 'Secret',
  columns: [
    nameColumn,
    { name: 'Type', type: 'string', priority: 0, cell: typeOf },
    { name: 'Data', type: 'integer', priority: 0, cell: (object) => Object.keys(dataOf(object)).length },
    ageColumn,
  ],
  shape: z.looseObject({
    metadata: metadataShape,
    type: z.string().nullish(),
    data: z.record(z.string(), z.string().regex(base64, 'illegal base64 data')).nullish(),
    stringData: z.record(z.string(), z.string()).nullish(),
  }),
  fields: { type: typeOf },
  withDefaults,
  problems: (draft, previous) => [
    ...dataKeyProblems('data', dataOf(draft)),
    ...dataSizeProblems(dataOf(draft)),
    ...(previous !== null && typeOf(previous) !== typeOf(draft) ? [immutable('type', draft['type'])] : []),
  ],
});

/** `stringData` is written into `data` and never stored. */
function withDefaults(draft: KubeDraft): KubeDraft {
  const { stringData, ...rest } = draft;
  const added = Object.entries((stringData as TextMap | undefined) ?? {}).map(([key, text]) => [
    key,
    Buffer.from(text).toString('base64'),
  ]);
  const { apiVersion, kind, metadata } = draft;
  const data = { ...dataOf(draft), ...Object.fromEntries(added) };
  return {
    ...rest,
    apiVersion,
    kind,
    metadata,
    ...(Object.keys(data).length === 0 ? {} : { data }),
    type: typeOf(draft),
  };
}
