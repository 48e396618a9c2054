import { claim } from './fixtures.ts';
import { core, merge, storage, type RequestRow } from './request-row.ts';

const invalid = { code: 422, reason: 'Invalid' } as const;
const size = (text: string) => ({ spec: { resources: { requests: { storage: text } } } });
const of = (name: string) => `${core}/persistentvolumeclaims/${name}`;

export const storageRows: readonly RequestRow[] = [
  {
    to: 'a claim of nothing in particular',
    ask: ['POST', `${core}/persistentvolumeclaims`, { metadata: { name: 'vague' } }],
    ...invalid,
    message:
      'PersistentVolumeClaim "vague" is invalid: [spec.accessModes: Required value: at least 1 access mode is required, spec.resources[storage]: Required value]',
    causes: ['spec.accessModes FieldValueRequired', 'spec.resources[storage] FieldValueRequired'],
  },
  {
    to: 'a claim of less than nothing',
    ask: ['POST', `${core}/persistentvolumeclaims`, claim('negative', 'grows', '-1Gi')],
    ...invalid,
    causes: ['spec.resources[storage] FieldValueInvalid'],
  },
  {
    to: 'a claim with its finalizer, dry',
    ask: ['POST', `${core}/persistentvolumeclaims?dryRun=All`, claim('fresh', 'grows', '2048Mi')],
    code: 201,
    holds: {
      metadata: { finalizers: ['kubernetes.io/pvc-protection'] },
      spec: { volumeMode: 'Filesystem', resources: { requests: { storage: '2Gi' } } },
      status: { phase: 'Pending' },
    },
  },
  {
    to: 'a larger claim, dry, with the capacity it has',
    ask: ['PATCH', `${of('large')}?dryRun=All`, size('2Gi'), merge],
    code: 200,
    holds: { ...size('2Gi'), status: { capacity: { storage: '1Gi' } } },
  },
  {
    to: 'a smaller claim',
    ask: ['PATCH', of('large'), size('512Mi'), merge],
    ...invalid,
    message:
      'PersistentVolumeClaim "large" is invalid: spec.resources.requests.storage: Forbidden: field can not be less than previous value',
    causes: ['spec.resources.requests.storage FieldValueForbidden'],
  },
  {
    to: 'a claim of the same size in another spelling',
    ask: ['PATCH', `${of('small')}?dryRun=All`, size('1024Mi'), merge],
    code: 200,
    holds: size('1Gi'),
  },
  {
    to: 'a larger claim of a class that does not grow',
    ask: ['PATCH', of('small'), size('2Gi'), merge],
    code: 403,
    reason: 'Forbidden',
    message:
      'persistentvolumeclaims "small" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
  },
  {
    to: 'a larger claim that is not bound',
    ask: ['PATCH', of('unbound'), size('2Gi'), merge],
    ...invalid,
    causes: ['spec FieldValueForbidden'],
  },
  {
    to: 'a claim of another class',
    ask: ['PATCH', of('large'), { spec: { storageClassName: 'fixed' } }, merge],
    ...invalid,
    causes: ['spec FieldValueForbidden'],
  },
  {
    to: 'a deletion of a claim, dry, which its finalizer holds',
    ask: ['DELETE', `${of('large')}?dryRun=All`],
    code: 200,
    holds: { kind: 'PersistentVolumeClaim', metadata: { deletionGracePeriodSeconds: 0 } },
  },
  {
    to: 'another provisioner of a storage class',
    ask: ['PATCH', `${storage}/storageclasses/fixed`, { provisioner: 'example.com/other' }, merge],
    ...invalid,
    message:
      'StorageClass.storage.k8s.io "fixed" is invalid: provisioner: Forbidden: updates to provisioner are forbidden.',
    causes: ['provisioner FieldValueForbidden'],
  },
  {
    to: 'a bad key of a ConfigMap',
    ask: ['PATCH', `${core}/configmaps/settings`, { data: { 'a b': '1' } }, merge],
    ...invalid,
    causes: ['data[a b] FieldValueInvalid'],
  },
  {
    to: 'a change of a ConfigMap that is immutable',
    ask: ['PATCH', `${core}/configmaps/frozen`, { data: { level: 'debug' } }, merge],
    ...invalid,
    message: 'ConfigMap "frozen" is invalid: data: Forbidden: field is immutable when `immutable` is set',
    causes: ['data FieldValueForbidden'],
  },
  {
    to: 'a number where a ConfigMap has text',
    ask: ['PATCH', `${core}/configmaps/settings`, { data: { level: 3 } }, merge],
    ...invalid,
    causes: ['patch FieldValueInvalid'],
  },
  {
    to: 'plain text for a Secret, dry',
    ask: ['PATCH', `${core}/secrets/token?dryRun=All`, { stringData: { word: 'shut' } }, merge],
    code: 200,
    holds: { data: { word: 'c2h1dA==' }, type: 'Opaque' },
  },
  {
    to: 'another type of a Secret',
    ask: ['PATCH', `${core}/secrets/token`, { type: 'example.com/key' }, merge],
    ...invalid,
    message: 'Secret "token" is invalid: type: Invalid value: "example.com/key": field is immutable',
    causes: ['type FieldValueInvalid'],
  },
];
