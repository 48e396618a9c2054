import type { V1Deployment, V1LabelSelector } from '@kubernetes/client-node';

/** A deployment as decisions need it: what is wanted, what is there, and how it came about. */
export interface DeploymentView {
  readonly namespace: string;
  readonly name: string;
  /** Rises with every change of the specification. */
  readonly generation: number;
  /** The generation that the controller has acted on. */
  readonly observedGeneration: number;
  /** How many pods are wanted. */
  readonly replicas: number;
  /** How many pods exist, of any revision. */
  readonly currentReplicas: number;
  readonly updatedReplicas: number;
  readonly readyReplicas: number;
  readonly availableReplicas: number;
  /** Image of each container, in the order of the pod template. */
  readonly images: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly templateLabels: Readonly<Record<string, string>>;
  readonly templateAnnotations: Readonly<Record<string, string>>;
  readonly conditions: readonly {
    readonly type: string;
    readonly status: string;
    readonly reason: string;
    readonly message: string;
  }[];
  /** A paused deployment takes changes and does not roll them out. */
  readonly paused: boolean;
  readonly resourceVersion: string;
  readonly uid: string;
  /** Label selector of its pods, as `kubectl -l` and `pods()` take it. */
  readonly selector: string;
  readonly createdAt: Date;
}

/**
 * Reads the API's object; what the API leaves out when it is zero or empty is zero or empty here. Throws when it is no
 * deployment at all: the library makes an empty one of any page that a proxy answers with.
 */
export function toDeploymentView({ metadata, spec, status }: V1Deployment): DeploymentView {
  const { namespace, name, uid, resourceVersion } = metadata ?? {};
  if (!namespace || !name || !uid || !resourceVersion) throw new Error('the answer is not a deployment');
  return {
    namespace,
    name,
    generation: metadata?.generation ?? 0,
    observedGeneration: status?.observedGeneration ?? 0,
    replicas: spec?.replicas ?? 1,
    currentReplicas: status?.replicas ?? 0,
    updatedReplicas: status?.updatedReplicas ?? 0,
    readyReplicas: status?.readyReplicas ?? 0,
    availableReplicas: status?.availableReplicas ?? 0,
    images: (spec?.template?.spec?.containers ?? []).map((container) => container.image ?? ''),
    labels: metadata?.labels ?? {},
    annotations: metadata?.annotations ?? {},
    templateLabels: spec?.template?.metadata?.labels ?? {},
    templateAnnotations: spec?.template?.metadata?.annotations ?? {},
    conditions: (status?.conditions ?? []).map(({ type, status: holds, reason, message }) => ({
      type,
      status: holds,
      reason: reason ?? '',
      message: message ?? '',
    })),
    paused: spec?.paused ?? false,
    resourceVersion,
    uid,
    selector: sayLabelSelector(spec?.selector),
    createdAt: metadata?.creationTimestamp ?? new Date(0),
  };
}

/** Writes a selector object in the one-line form of the `labelSelector` parameter. */
export function sayLabelSelector(selector: V1LabelSelector | undefined): string {
  const equal = Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  const expressions = (selector?.matchExpressions ?? []).map(({ key, operator, values }) => {
    const list = `(${(values ?? []).join(',')})`;
    switch (operator) {
      case 'In':
        return `${key} in ${list}`;
      case 'NotIn':
        return `${key} notin ${list}`;
      case 'DoesNotExist':
        return `!${key}`;
      default:
        return key;
    }
  });
  return [...equal, ...expressions].join(',');
}
