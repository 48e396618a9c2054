import type { V1ReplicaSet } from '@kubernetes/client-node';
import type { KubernetesDeployments } from './deployments.ts';
import type { KubernetesConnection } from './kubernetes-connection.ts';
import { listAll } from './list-all.ts';

/** One revision of a deployment: what ran, and since when. */
export interface ReplicaSetView {
  readonly name: string;
  /** Rises with each change of the pod template; rolling back makes a new one. */
  readonly revision: number;
  readonly images: readonly string[];
  readonly replicas: number;
  readonly readyReplicas: number;
  readonly templateAnnotations: Readonly<Record<string, string>>;
  readonly createdAt: Date;
}

export interface KubernetesReplicaSets {
  /** A deployment's revisions, newest first: what changed and when. Empty for a deployment that does not exist. */
  replicaSets(namespace: string, deployment: string): Promise<readonly ReplicaSetView[]>;
}

/** Revisions of deployments. */
export function kubernetesReplicaSets(
  { apps, call }: KubernetesConnection,
  deployments: Pick<KubernetesDeployments, 'deployment'>,
): KubernetesReplicaSets {
  return {
    async replicaSets(namespace, name) {
      const owner = await deployments.deployment(namespace, name);
      if (!owner) return [];
      const items = await call(
        { verb: 'list', resource: 'replicasets', group: 'apps', namespace, effect: 'read' },
        () => listAll((page) => apps.listNamespacedReplicaSet({ namespace, labelSelector: owner.selector, ...page })),
      );
      // Another deployment's selector may overlap; only the owner reference says whose a replica set is.
      return items
        .filter((item) => item.metadata?.ownerReferences?.some((reference) => reference.uid === owner.uid))
        .map(toReplicaSetView)
        .sort((a, b) => b.revision - a.revision);
    },
  };
}

function toReplicaSetView({ metadata, spec, status }: V1ReplicaSet): ReplicaSetView {
  return {
    name: metadata?.name ?? '',
    revision: Number(metadata?.annotations?.['deployment.kubernetes.io/revision'] ?? 0),
    images: (spec?.template?.spec?.containers ?? []).map((container) => container.image ?? ''),
    replicas: status?.replicas ?? 0,
    readyReplicas: status?.readyReplicas ?? 0,
    templateAnnotations: spec?.template?.metadata?.annotations ?? {},
    createdAt: metadata?.creationTimestamp ?? new Date(0),
  };
}
