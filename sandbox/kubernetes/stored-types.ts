import type { CronJob, Job } from './batch-objects.ts';
import type { KubeObject } from './kube-object.ts';
import type { HorizontalPodAutoscaler, NetworkPolicy, PodDisruptionBudget, ResourceQuota } from './policy-objects.ts';
import type { ControllerRevision, DaemonSet, StatefulSet } from './set-objects.ts';
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from './storage-objects.ts';
import type { Deployment, EventObject, NodeObject, Pod, ReplicaSet } from './workload-objects.ts';

/** What is stored under each resource, spelled `plural.group` (the core group has no suffix). */
export interface StoredTypes {
  readonly namespaces: KubeObject;
  readonly nodes: NodeObject;
  readonly pods: Pod;
  readonly events: EventObject;
  readonly services: KubeObject;
  readonly configmaps: KubeObject;
  readonly secrets: KubeObject;
  readonly persistentvolumeclaims: PersistentVolumeClaim;
  readonly persistentvolumes: PersistentVolume;
  readonly resourcequotas: ResourceQuota;
  readonly 'deployments.apps': Deployment;
  readonly 'replicasets.apps': ReplicaSet;
  readonly 'statefulsets.apps': StatefulSet;
  readonly 'daemonsets.apps': DaemonSet;
  readonly 'controllerrevisions.apps': ControllerRevision;
  readonly 'jobs.batch': Job;
  readonly 'cronjobs.batch': CronJob;
  readonly 'horizontalpodautoscalers.autoscaling': HorizontalPodAutoscaler;
  readonly 'networkpolicies.networking.k8s.io': NetworkPolicy;
  readonly 'poddisruptionbudgets.policy': PodDisruptionBudget;
  readonly 'storageclasses.storage.k8s.io': StorageClass;
  readonly 'leases.coordination.k8s.io': KubeObject;
}

export type ResourceKey = keyof StoredTypes;

/** Every key of the store, in the order in which a namespace is emptied: owners before what they own. */
export const resourceKeys = [
  'horizontalpodautoscalers.autoscaling',
  'cronjobs.batch',
  'jobs.batch',
  'deployments.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'replicasets.apps',
  'controllerrevisions.apps',
  'pods',
  'networkpolicies.networking.k8s.io',
  'poddisruptionbudgets.policy',
  'persistentvolumeclaims',
  'persistentvolumes',
  'storageclasses.storage.k8s.io',
  'services',
  'configmaps',
  'secrets',
  'resourcequotas',
  'leases.coordination.k8s.io',
  'events',
  'nodes',
  'namespaces',
] as const satisfies readonly ResourceKey[];
