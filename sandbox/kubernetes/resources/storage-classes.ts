import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { ageColumn, nameColumn } from '#sandbox/kubernetes/columns.ts';
import { defineResource } from '#sandbox/kubernetes/define-resource.ts';
import { forbiddenField, required } from '#sandbox/kubernetes/field-problems.ts';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { metadataShape } from '#sandbox/kubernetes/metadata-shape.ts';
import type { StorageClass } from '#sandbox/kubernetes/storage-objects.ts';

const asStorageClass = (object: KubeObject): StorageClass => object as StorageClass;
const fixedFields = ['parameters', 'provisioner', 'reclaimPolicy', 'volumeBindingMode'] as const;

export const defaultClassAnnotation = 'storageclass.kubernetes.io/is-default-class';

export const storageClasses = defineResource({
  group: 'storage.k8s.io',
  plural: 'storageclasses',
  kind: 'StorageClass',
  shortNames: ['sc'],
  namespaced: false,
  columns: [
    { ...nameColumn, cell: nameText },
    { name: 'Provisioner', type: 'string', priority: 0, cell: (object) => asStorageClass(object).provisioner },
    {
      name: 'ReclaimPolicy',
      type: 'string',
      priority: 0,
      cell: (object) => asStorageClass(object).reclaimPolicy ?? 'Delete',
    },
    {
      name: 'VolumeBindingMode',
      type: 'string',
      priority: 0,
      cell: (object) => asStorageClass(object).volumeBindingMode ?? 'Immediate',
    },
    {
      name: 'AllowVolumeExpansion',
      type: 'string',
      priority: 0,
      cell: (object) => String(asStorageClass(object).allowVolumeExpansion ?? false),
    },
    ageColumn,
  ],
  shape: z.looseObject({
    metadata: metadataShape,
    provisioner: z.string().nullish(),
    allowVolumeExpansion: z.boolean().nullish(),
  }),
  withDefaults: (draft) => ({ reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate', ...draft }),
  problems: (draft, previous) => [
    ...((draft['provisioner'] ?? '') === '' ? [required('provisioner')] : []),
    ...(previous === null ? [] : fixedFields)
      .filter((field) => !isDeepStrictEqual(draft[field], previous?.[field]))
      .map((field) => forbiddenField(field, `updates to ${field} are forbidden.`)),
  ],
});

function nameText(object: KubeObject): string {
  const isDefault = object.metadata.annotations?.[defaultClassAnnotation] === 'true';
  return isDefault ? `${object.metadata.name} (default)` : object.metadata.name;
}
