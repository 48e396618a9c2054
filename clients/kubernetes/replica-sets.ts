import { z } from 'zod';
import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import type { KubernetesDeployments } from './deployments.ts';
import type { ObjectReads } from './object-reads.ts';

/** One revision of a deployment: what ran, and since when. */
export interface ReplicaSetView {
  readonly name: string;
  /** Rises with each change of the pod template; rolling back makes a new one. */
  readonly revision: number;
  readonly images: readonly string[];
  readonly createdAt: Date;
}

export interface KubernetesReplicaSets {
  /** A deployment's revisions, newest first: what changed and when. Empty for a deployment that does not exist. */
  replicaSets(namespace: string, deployment: string): Promise<readonly ReplicaSetView[]>;
}

const schema = z.object({
  metadata: z.object({
    creationTimestamp: z.iso.datetime({ offset: true }),
    annotations: z.object({ 'deployment.kubernetes.io/revision': z.coerce.number().default(0) }).prefault({}),
  }),
  spec: z.object({ template: z.object({ spec: z.object({ containers: z.array(z.object({ image: z.string() })) }) }) }),
});

/** Revisions of deployments. */
export function kubernetesReplicaSets(
  { all }: ObjectReads,
  deployments: Pick<KubernetesDeployments, 'deployment'>,
): KubernetesReplicaSets {
  return {
    async replicaSets(namespace, name) {
      const owner = await deployments.deployment(namespace, name);
      if (!owner) return [];
      const view = (object: KubernetesObject) => (isOwnedBy(object, owner.uid) ? [toReplicaSetView(object)] : []);
      const owned = await all('replicaset', namespace, view, { labels: owner.selector });
      return owned.flat().sort((a, b) => b.revision - a.revision);
    },
  };
}

/** Another deployment's selector may overlap; only the owner reference says whose a replica set is. */
function isOwnedBy({ metadata }: KubernetesObject, uid: string): boolean {
  return metadata.ownerReferences?.some((reference) => reference.uid === uid) ?? false;
}

function toReplicaSetView(object: KubernetesObject): ReplicaSetView {
  const { metadata, spec } = schema.parse(object);
  return {
    name: object.metadata.name,
    revision: metadata.annotations['deployment.kubernetes.io/revision'],
    images: spec.template.spec.containers.map((container) => container.image),
    createdAt: new Date(metadata.creationTimestamp),
  };
}
