import type { Json } from './run.ts';

/** A kind of Kubernetes object that Firebreak reads or changes. */
export interface KubernetesKind {
  /** As in a manifest, e.g. `Deployment`. */
  readonly kind: string;
  /** As in a manifest, e.g. `apps/v1`. */
  readonly apiVersion: string;
  /** API group; empty for the core group. */
  readonly group: string;
  /** As in addresses and access rules, e.g. `deployments`. */
  readonly plural: string;
  readonly namespaced: boolean;
}

/** The kinds there are, by the word that stands before the slash of a target: `deployment/claims-api`. */
export const kubernetesKinds = {
  deployment: kindOf('Deployment', 'apps/v1', 'deployments', true),
  statefulset: kindOf('StatefulSet', 'apps/v1', 'statefulsets', true),
  daemonset: kindOf('DaemonSet', 'apps/v1', 'daemonsets', true),
  replicaset: kindOf('ReplicaSet', 'apps/v1', 'replicasets', true),
  controllerrevision: kindOf('ControllerRevision', 'apps/v1', 'controllerrevisions', true),
  pod: kindOf('Pod', 'v1', 'pods', true),
  node: kindOf('Node', 'v1', 'nodes', false),
  namespace: kindOf('Namespace', 'v1', 'namespaces', false),
  service: kindOf('Service', 'v1', 'services', true),
  configmap: kindOf('ConfigMap', 'v1', 'configmaps', true),
  event: kindOf('Event', 'v1', 'events', true),
  pvc: kindOf('PersistentVolumeClaim', 'v1', 'persistentvolumeclaims', true),
  storageclass: kindOf('StorageClass', 'storage.k8s.io/v1', 'storageclasses', false),
  resourcequota: kindOf('ResourceQuota', 'v1', 'resourcequotas', true),
  job: kindOf('Job', 'batch/v1', 'jobs', true),
  cronjob: kindOf('CronJob', 'batch/v1', 'cronjobs', true),
  hpa: kindOf('HorizontalPodAutoscaler', 'autoscaling/v1', 'horizontalpodautoscalers', true),
  pdb: kindOf('PodDisruptionBudget', 'policy/v1', 'poddisruptionbudgets', true),
} as const satisfies Record<string, KubernetesKind>;
export type KubernetesKindName = keyof typeof kubernetesKinds;

function kindOf(kind: string, apiVersion: string, plural: string, namespaced: boolean): KubernetesKind {
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
  return { kind, apiVersion, group, plural, namespaced };
}

/** Which object is meant. */
export interface ObjectRef {
  readonly kind: KubernetesKindName;
  /** Null for kinds that belong to no namespace. */
  readonly namespace: string | null;
  readonly name: string;
}

/** An object as the API gives it, as JSON: dates are RFC 3339 texts, what is absent is absent. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: KubernetesMetadata;
  readonly [field: string]: unknown;
}

/** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/ */
export interface KubernetesMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly generation?: number;
  readonly creationTimestamp?: string;
  readonly deletionTimestamp?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ownerReferences?: readonly {
    readonly kind: string;
    readonly name: string;
    readonly uid: string;
    readonly controller?: boolean;
  }[];
  readonly [field: string]: unknown;
}

/** The annotation under which a step finds its own work after a crash. */
export const stepAnnotation = 'firebreak.dev/step';

/** A part of an object by its path, or undefined where a part of the path is missing. */
export function fieldOf(object: unknown, ...path: readonly (string | number)[]): unknown {
  let value = object;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

/** JSON of an object, for keeping it in a step's memory. */
export function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}
