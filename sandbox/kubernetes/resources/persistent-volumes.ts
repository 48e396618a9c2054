import { ageColumn, nameColumn } from '#sandbox/kubernetes/columns.ts';
import { defineResource, statusOf } from '#sandbox/kubernetes/define-resource.ts';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import type { PersistentVolume } from '#sandbox/kubernetes/storage-objects.ts';

const asVolume = (object: KubeObject): PersistentVolume => object as PersistentVolume;

function claimText(object: KubeObject): string {
  const { claimRef } = asVolume(object).spec;
  return claimRef === undefined ? '' : `${claimRef.namespace}/${claimRef.name}`;
}

/** The volumes behind claims; the provisioner makes and removes them, everybody else reads. */
export const persistentVolumes = defineResource({
  group: '',
  plural: 'persistentvolumes',
  kind: 'PersistentVolume',
  shortNames: ['pv'],
  namespaced: false,
  verbs: ['get', 'list', 'watch'],
  subresources: [statusOf('PersistentVolume')],
  columns: [
    nameColumn,
    {
      name: 'Capacity',
      type: 'string',
      priority: 0,
      cell: (object) => asVolume(object).spec.capacity?.['storage'] ?? '',
    },
    {
      name: 'Reclaim Policy',
      type: 'string',
      priority: 0,
      cell: (object) => asVolume(object).spec.persistentVolumeReclaimPolicy ?? '',
    },
    { name: 'Status', type: 'string', priority: 0, cell: (object) => asVolume(object).status?.phase ?? '' },
    { name: 'Claim', type: 'string', priority: 0, cell: claimText },
    {
      name: 'StorageClass',
      type: 'string',
      priority: 0,
      cell: (object) => asVolume(object).spec.storageClassName ?? '',
    },
    ageColumn,
  ],
});
