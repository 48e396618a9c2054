import { fieldOf, type KubernetesObject } from '#domain/kubernetes-object.ts';
import { conditionOf, listAt, numberAt, textAt } from './read-field.ts';

/** What removing a pod depends on. */
export interface PodFacts {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Who puts another in its place; null for a bare pod, which is gone for good. */
  readonly owner: PodOwner | null;
  readonly ready: boolean;
  /** It has ended for good, so that nobody is served by it. */
  readonly finished: boolean;
  /** Being deleted already. */
  readonly ending: boolean;
  readonly restarts: number;
  /** RFC 3339. */
  readonly createdAt: string;
  /** Put there by the node itself and only mirrored in the API: cannot be removed through it. */
  readonly mirror: boolean;
  /** Has data on the node that goes with it. */
  readonly emptyDir: boolean;
  /** Thrown off its node; only its husk is left. */
  readonly evicted: boolean;
}

export interface PodOwner {
  /** As in a manifest, e.g. `ReplicaSet`. */
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

/** Reads what removing a pod depends on. */
export function podFacts(pod: KubernetesObject): PodFacts {
  const { metadata } = pod;
  const owner = metadata.ownerReferences?.find((reference) => reference.controller === true);
  const phase = textAt(pod, 'status', 'phase');
  return {
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    uid: metadata.uid,
    labels: metadata.labels ?? {},
    owner: owner === undefined ? null : { kind: owner.kind, name: owner.name, uid: owner.uid },
    ready: conditionOf(pod, 'Ready')?.holds === true,
    finished: phase === 'Failed' || phase === 'Succeeded',
    ending: metadata.deletionTimestamp !== undefined,
    restarts: listAt(pod, 'status', 'containerStatuses').reduce<number>(
      (sum, container) => sum + (numberAt(container, 'restartCount') ?? 0),
      0,
    ),
    createdAt: metadata.creationTimestamp ?? '',
    mirror: metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined,
    emptyDir: listAt(pod, 'spec', 'volumes').some((volume) => fieldOf(volume, 'emptyDir') !== undefined),
    evicted: phase === 'Failed' && textAt(pod, 'status', 'reason') === 'Evicted',
  };
}

/** Puts those first that serve least: the ones that are not ready, then those that restart most, then the oldest. */
export function leastHealthyFirst(a: PodFacts, b: PodFacts): number {
  if (a.ready !== b.ready) return a.ready ? 1 : -1;
  if (a.restarts !== b.restarts) return b.restarts - a.restarts;
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

/** How a pod does, for people: `not ready, 12 restarts, of ReplicaSet claims-api-5d8f`. */
export function sayPod(pod: PodFacts): string {
  const health = pod.finished ? 'finished' : pod.ready ? 'ready' : 'not ready';
  const restarts = pod.restarts === 0 ? '' : `, ${pod.restarts} restarts`;
  const owner = pod.owner === null ? ', bare' : `, of ${pod.owner.kind} ${pod.owner.name}`;
  return `${health}${restarts}${owner}`;
}
