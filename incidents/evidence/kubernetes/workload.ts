import { kubernetesKinds, type KubernetesObject } from '#domain/kubernetes-object.ts';
import type { ClusterLook } from './cluster-look.ts';
import { entriesAt, listAt } from './object-fields.ts';

/** What runs a service: its workload, the pods that are its own, and its revisions. */
export interface Workload {
  readonly kind: 'deployment' | 'statefulset' | 'daemonset';
  readonly namespace: string;
  readonly name: string;
  readonly object: KubernetesObject;
  /** Null where they could not be read. */
  readonly pods: readonly KubernetesObject[] | null;
  /** ReplicaSets of a deployment, ControllerRevisions of the others; null where they could not be read. */
  readonly revisions: readonly KubernetesObject[] | null;
}

const kinds = ['deployment', 'statefulset', 'daemonset'] as const;

/** The first of these names that a workload of the namespace bears; `absent` where none does, null where that could not be told of each. */
export async function findWorkload(
  look: ClusterLook,
  namespace: string,
  names: readonly string[],
): Promise<Workload | 'absent' | null> {
  let isTold = true;
  for (const name of names) {
    for (const kind of kinds) {
      const object = await look.get({ kind, namespace, name });
      if (object === null) isTold = false;
      else if (object !== 'absent') return withPods(look, kind, namespace, object);
    }
  }
  return isTold ? 'absent' : null;
}

async function withPods(
  look: ClusterLook,
  kind: Workload['kind'],
  namespace: string,
  object: KubernetesObject,
): Promise<Workload> {
  const [pods, all] = await Promise.all([
    look.list('pod', namespace),
    look.list(kind === 'deployment' ? 'replicaset' : 'controllerrevision', namespace),
  ]);
  const { uid, name } = object.metadata;
  const revisions = all?.filter((one) => isOwnedBy(one, [uid])) ?? null;
  const owners = [uid, ...(kind === 'deployment' ? (revisions ?? []).map((one) => one.metadata.uid) : [])];
  // Without the replica sets the pods of a deployment are told by its selector, which others may overlap.
  const isOwn = (pod: KubernetesObject): boolean =>
    kind === 'deployment' && revisions === null ? isSelected(object, pod) : isOwnedBy(pod, owners);
  return { kind, namespace, name, object, pods: pods?.filter(isOwn) ?? null, revisions };
}

export function isOwnedBy({ metadata }: KubernetesObject, uids: readonly string[]): boolean {
  return metadata.ownerReferences?.some(({ uid }) => uids.includes(uid)) ?? false;
}

function isSelected(workload: KubernetesObject, pod: KubernetesObject): boolean {
  const wanted = entriesAt(workload, 'spec', 'selector', 'matchLabels');
  return wanted.length > 0 && wanted.every(([key, value]) => pod.metadata.labels?.[key] === value);
}

/** As events name it: `Deployment claims/claims-api`. */
export function sayWorkload({ kind, namespace, name }: Pick<Workload, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${namespace}/${name}`;
}

/** The ConfigMaps and Secrets that its pods read, by name. */
export function readsOf({ object }: Pick<Workload, 'object'>): {
  readonly configMaps: readonly string[];
  readonly secrets: readonly string[];
} {
  const spec = ['spec', 'template', 'spec'] as const;
  const volumes = listAt(object, ...spec, 'volumes');
  const containers = [...listAt(object, ...spec, 'containers'), ...listAt(object, ...spec, 'initContainers')];
  const configMaps = new Set<string>();
  const secrets = new Set<string>();
  const visit = (value: unknown): void => {
    for (const [key, inner] of entriesAt(value)) {
      if (key === 'configMapRef' || key === 'configMapKeyRef' || key === 'configMap') add(configMaps, inner, 'name');
      else if (key === 'secretRef' || key === 'secretKeyRef') add(secrets, inner, 'name');
      else if (key === 'secret') add(secrets, inner, 'secretName', 'name');
      else visit(inner);
    }
  };
  visit(volumes);
  visit(containers);
  return { configMaps: [...configMaps], secrets: [...secrets] };
}

function add(names: Set<string>, reference: unknown, ...keys: readonly string[]): void {
  const found = entriesAt(reference).find(([key, value]) => keys.includes(key) && typeof value === 'string');
  if (found) names.add(String(found[1]));
}

/** The kind as manifests spell it: `Deployment`. */
export function manifestKind({ kind }: Pick<Workload, 'kind'>): string {
  return kubernetesKinds[kind].kind;
}
