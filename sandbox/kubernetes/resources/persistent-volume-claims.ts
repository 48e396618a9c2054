import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { ageColumn, nameColumn } from '#sandbox/kubernetes/columns.ts';
import { defineResource, statusOf } from '#sandbox/kubernetes/define-resource.ts';
import { forbiddenField, invalidValue, required } from '#sandbox/kubernetes/field-problems.ts';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { metadataShape, quantities } from '#sandbox/kubernetes/metadata-shape.ts';
import type { ObjectStore } from '#sandbox/kubernetes/object-store.ts';
import { canonicalQuantities } from '#sandbox/kubernetes/pod-spec-defaults.ts';
import { compareQuantities, isQuantity } from '#sandbox/kubernetes/quantity.ts';
import { forbiddenByAdmission, type StatusCause } from '#sandbox/kubernetes/status-error.ts';
import type { PersistentVolumeClaim, PersistentVolumeClaimSpec } from '#sandbox/kubernetes/storage-objects.ts';

export const claimProtection = 'kubernetes.io/pvc-protection';

const asClaim = (object: KubeObject): PersistentVolumeClaim => object as PersistentVolumeClaim;
const requestOf = (spec: PersistentVolumeClaimSpec): string | undefined => spec.resources?.requests?.['storage'];
const modeNames: Readonly<Record<string, string>> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};

export const persistentVolumeClaims = defineResource({
  group: '',
  plural: 'persistentvolumeclaims',
  kind: 'PersistentVolumeClaim',
  shortNames: ['pvc'],
  answersDeleted: true,
  subresources: [statusOf('PersistentVolumeClaim')],
  columns: [
    nameColumn,
    { name: 'Status', type: 'string', priority: 0, cell: phaseText },
    { name: 'Volume', type: 'string', priority: 0, cell: (object) => asClaim(object).spec.volumeName ?? '' },
    {
      name: 'Capacity',
      type: 'string',
      priority: 0,
      cell: (object) => asClaim(object).status?.capacity?.['storage'] ?? '',
    },
    { name: 'Access Modes', type: 'string', priority: 0, cell: accessModesText },
    {
      name: 'StorageClass',
      type: 'string',
      priority: 0,
      cell: (object) => asClaim(object).spec.storageClassName ?? '',
    },
    ageColumn,
    { name: 'VolumeMode', type: 'string', priority: 1, cell: (object) => asClaim(object).spec.volumeMode ?? '' },
  ],
  shape: z.looseObject({
    metadata: metadataShape,
    spec: z
      .looseObject({
        accessModes: z.array(z.string()).nullish(),
        storageClassName: z.string().nullish(),
        volumeName: z.string().nullish(),
        resources: z
          .looseObject({
            requests: quantities.refine((list) => Object.values(list ?? {}).every(isQuantity), 'not a quantity'),
          })
          .nullish(),
      })
      .nullish(),
  }),
  withDefaults: (draft, previous) => ({
    ...draft,
    metadata:
      previous === null
        ? { ...draft.metadata, finalizers: [...new Set([...(draft.metadata.finalizers ?? []), claimProtection])] }
        : draft.metadata,
    spec: withClaimDefaults(draft['spec'] as PersistentVolumeClaimSpec | undefined),
    status: draft['status'] ?? { phase: 'Pending' },
  }),
  problems: (draft, previous) => {
    const spec = draft['spec'] as PersistentVolumeClaimSpec;
    return [...claimSpecProblems(spec), ...(previous === null ? [] : changeProblems(spec, asClaim(previous)))];
  },
  admit,
});

/** Defaults of a claim's spec, its quantities in their canonical spelling. */
export function withClaimDefaults(spec: PersistentVolumeClaimSpec | undefined): PersistentVolumeClaimSpec {
  const { requests = {} } = spec?.resources ?? {};
  return {
    volumeMode: 'Filesystem',
    ...spec,
    resources: { ...spec?.resources, requests: canonicalQuantities(requests) },
  };
}

function claimSpecProblems(spec: PersistentVolumeClaimSpec): readonly StatusCause[] {
  const request = requestOf(spec);
  return [
    ...((spec.accessModes ?? []).length === 0
      ? [required('spec.accessModes', 'at least 1 access mode is required')]
      : []),
    ...(request === undefined ? [required('spec.resources[storage]')] : []),
    ...(request !== undefined && compareQuantities(request, '0') <= 0
      ? [invalidValue('spec.resources[storage]', request, 'must be greater than zero')]
      : []),
  ];
}

/** Of a claim's spec only the request of a bound claim may change, and only upwards. */
function changeProblems(spec: PersistentVolumeClaimSpec, previous: PersistentVolumeClaim): readonly StatusCause[] {
  const isBound = previous.status?.phase === 'Bound';
  const fixed = (one: PersistentVolumeClaimSpec): unknown => (isBound ? { ...one, resources: null } : one);
  const before = requestOf(previous.spec);
  const now = requestOf(spec);
  const isLess = before !== undefined && now !== undefined && compareQuantities(now, before) < 0;
  return [
    ...(isDeepStrictEqual(fixed(spec), fixed(previous.spec))
      ? []
      : [forbiddenField('spec', 'spec is immutable after creation except resources.requests for bound claims')]),
    ...(isLess ? [forbiddenField('spec.resources.requests.storage', 'field can not be less than previous value')] : []),
  ];
}

/** The PersistentVolumeClaimResize admission plugin. */
function admit(object: KubeObject, previous: KubeObject | null, store: ObjectStore): void {
  if (previous === null) return;
  const { spec, metadata } = asClaim(object);
  const before = requestOf(asClaim(previous).spec) ?? '0';
  if (compareQuantities(requestOf(spec) ?? '0', before) === 0) return;
  const storageClass = store.get('storageclasses.storage.k8s.io', undefined, spec.storageClassName ?? '');
  if (storageClass?.allowVolumeExpansion === true) return;
  const why =
    'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize';
  throw forbiddenByAdmission(persistentVolumeClaims, metadata.name, why);
}

function phaseText(object: KubeObject): string {
  return object.metadata.deletionTimestamp === undefined ? (asClaim(object).status?.phase ?? 'Pending') : 'Terminating';
}

function accessModesText(object: KubeObject): string {
  return (asClaim(object).status?.accessModes ?? []).map((mode) => modeNames[mode] ?? mode).join(',');
}
