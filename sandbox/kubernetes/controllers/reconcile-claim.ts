import type { Condition } from '#sandbox/kubernetes/kube-object.ts';
import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';
import { compareQuantities } from '#sandbox/kubernetes/quantity.ts';
import { claimProtection } from '#sandbox/kubernetes/resources/persistent-volume-claims.ts';
import { defaultClassAnnotation } from '#sandbox/kubernetes/resources/storage-classes.ts';
import type { PersistentVolumeClaim, StorageClass } from '#sandbox/kubernetes/storage-objects.ts';
import { isFinished } from '#sandbox/kubernetes/terminate-pod.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { ClusterContext } from './cluster-context.ts';

const resizeMs = 2000;

/**
 * One pass over a claim: a volume is provisioned for a new one, a larger request grows the volume and then, once a
 * running pod has it mounted, its file system; a deleted claim goes when no pod uses it any more.
 */
export function reconcileClaim(context: ClusterContext, claim: PersistentVolumeClaim): void {
  if (claim.metadata.deletionTimestamp !== undefined) release(context, claim);
  else if (claim.status?.phase !== 'Bound') provision(context, claim);
  else resize(context, claim);
}

function provision(context: ClusterContext, claim: PersistentVolumeClaim): void {
  const { store } = context;
  const storageClass = classOf(context, claim);
  if (storageClass === undefined) return;
  const { uid, name, namespace = '' } = claim.metadata;
  const volumeName = `pvc-${uid}`;
  const capacity = { storage: requestOf(claim) };
  const accessModes = claim.spec.accessModes ?? [];
  store.create('persistentvolumes', {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: {
      name: volumeName,
      annotations: { 'pv.kubernetes.io/provisioned-by': storageClass.provisioner },
    },
    spec: {
      capacity,
      accessModes,
      storageClassName: storageClass.metadata.name,
      persistentVolumeReclaimPolicy: storageClass.reclaimPolicy ?? 'Delete',
      volumeMode: claim.spec.volumeMode ?? 'Filesystem',
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace, name, uid },
    },
    status: { phase: 'Bound' },
  });
  store.replace('persistentvolumeclaims', {
    ...claim,
    metadata: {
      ...claim.metadata,
      annotations: {
        ...claim.metadata.annotations,
        'pv.kubernetes.io/bind-completed': 'yes',
        'pv.kubernetes.io/bound-by-controller': 'yes',
        'volume.kubernetes.io/storage-provisioner': storageClass.provisioner,
      },
    },
    spec: { ...claim.spec, storageClassName: storageClass.metadata.name, volumeName },
    status: { phase: 'Bound', accessModes, capacity },
  });
  const message = `Successfully provisioned volume ${volumeName}`;
  report(context, claim, 'ProvisioningSucceeded', message, storageClass.provisioner);
}

/** The class the claim names, or the one that is marked as the default for those that name none. */
function classOf(context: ClusterContext, claim: PersistentVolumeClaim): StorageClass | undefined {
  const { storageClassName } = claim.spec;
  return context.store
    .list('storageclasses.storage.k8s.io')
    .find((one) =>
      storageClassName === undefined
        ? one.metadata.annotations?.[defaultClassAnnotation] === 'true'
        : one.metadata.name === storageClassName,
    );
}

/** Volume first (`Resizing`), then the file system (`FileSystemResizePending`), which needs a pod on a node. */
function resize(context: ClusterContext, claim: PersistentVolumeClaim): void {
  const wanted = requestOf(claim);
  if (compareQuantities(wanted, claim.status?.capacity?.['storage'] ?? '0') <= 0) return;
  const [phase] = claim.status?.conditions ?? [];
  const sinceMs = Date.parse(phase?.lastTransitionTime ?? '');
  const isOver = context.nowMs() - sinceMs >= resizeMs;
  switch (phase?.type) {
    case 'Resizing':
      if (isOver) growVolume(context, claim, wanted);
      return;
    case 'FileSystemResizePending':
      if (isOver && isMounted(context, claim)) growFileSystem(context, claim);
      return;
    default:
      setCondition(context, claim, { type: 'Resizing', status: 'True' });
      report(context, claim, 'Resizing', `External resizer is resizing volume ${claim.spec.volumeName}`, 'resizer');
  }
}

function growVolume(context: ClusterContext, claim: PersistentVolumeClaim, wanted: string): void {
  const { store } = context;
  const volume = store.get('persistentvolumes', undefined, claim.spec.volumeName ?? '');
  if (volume) {
    const capacity = { ...volume.spec.capacity, storage: wanted };
    store.replace('persistentvolumes', { ...volume, spec: { ...volume.spec, capacity } });
  }
  const message = 'Waiting for user to (re-)start a pod to finish file system resize of volume on node.';
  setCondition(context, claim, { type: 'FileSystemResizePending', status: 'True', message });
  const required = 'Require file system resize of volume on node';
  report(context, claim, 'FileSystemResizeRequired', required, 'resizer');
}

/** Up to the size of the volume; a request that has grown further meanwhile begins anew. */
function growFileSystem(context: ClusterContext, claim: PersistentVolumeClaim): void {
  const { conditions: _conditions, ...status } = claim.status ?? {};
  const volume = context.store.get('persistentvolumes', undefined, claim.spec.volumeName ?? '');
  const capacity = { ...status.capacity, ...volume?.spec.capacity };
  context.store.replace('persistentvolumeclaims', { ...claim, status: { ...status, capacity } });
  const message = `MountVolume.NodeExpandVolume succeeded for volume "${claim.spec.volumeName}"`;
  report(context, claim, 'FileSystemResizeSuccessful', message, 'kubelet');
}

function setCondition(context: ClusterContext, claim: PersistentVolumeClaim, condition: Condition): void {
  const lastTransitionTime = toKubeTime(context.nowMs());
  const status = { ...claim.status, conditions: [{ ...condition, lastProbeTime: null, lastTransitionTime }] };
  context.store.replace('persistentvolumeclaims', { ...claim, status });
}

/** The finalizer that protects a claim in use is taken off when the last pod that has it is gone or has ended. */
function release(context: ClusterContext, claim: PersistentVolumeClaim): void {
  const { finalizers = [] } = claim.metadata;
  if (!finalizers.includes(claimProtection) || usersOf(context, claim).some((pod) => !isFinished(pod))) return;
  const left = finalizers.filter((finalizer) => finalizer !== claimProtection);
  const released = { ...claim, metadata: { ...claim.metadata, finalizers: left } };
  context.store.replace('persistentvolumeclaims', released);
  if (left.length > 0) return;
  context.store.remove('persistentvolumeclaims', released);
  reclaim(context, claim);
}

function reclaim(context: ClusterContext, claim: PersistentVolumeClaim): void {
  const volume = context.store.get('persistentvolumes', undefined, claim.spec.volumeName ?? '');
  if (!volume) return;
  if (volume.spec.persistentVolumeReclaimPolicy === 'Delete') context.store.remove('persistentvolumes', volume);
  else context.store.replace('persistentvolumes', { ...volume, status: { phase: 'Released' } });
}

function usersOf(context: ClusterContext, claim: PersistentVolumeClaim): readonly Pod[] {
  return context.store
    .list('pods', claim.metadata.namespace)
    .filter((pod) =>
      (pod.spec.volumes ?? []).some((volume) => volume.persistentVolumeClaim?.claimName === claim.metadata.name),
    );
}

function isMounted(context: ClusterContext, claim: PersistentVolumeClaim): boolean {
  return usersOf(context, claim).some((pod) => pod.status?.phase === 'Running');
}

function requestOf(claim: PersistentVolumeClaim): string {
  return claim.spec.resources?.requests?.['storage'] ?? '0';
}

function report(
  context: ClusterContext,
  claim: PersistentVolumeClaim,
  reason: string,
  message: string,
  component: string,
): void {
  context.event(claim, { type: 'Normal', reason, message, component });
}
