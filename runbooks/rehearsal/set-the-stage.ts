import {
  kubernetesKinds,
  type KubernetesKindName,
  type KubernetesObject,
  type ObjectRef,
} from '#domain/kubernetes-object.ts';
import { isWorkloadKind } from '#runbooks/kubernetes/rollout-status.ts';
import type { ObjectStore } from './object-store.ts';
import { completeStatus } from './workload-status.ts';

/** A manifest as a test case writes it. */
export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/**
 * Puts manifests into a cluster and fills in what a short one leaves out: the namespace, what a workload's pods are known
 * by, the uids of owners, and the status of what is as it should be. Throws an Error for a kind that is not known.
 */
export function setTheStage(store: ObjectStore, manifests: readonly Manifest[], usualNamespace: string): void {
  const placed = manifests.map((manifest) => ({ manifest, ref: placeOf(manifest, usualNamespace) }));
  for (const { manifest, ref } of placed) place(store, manifest, ref);
  // Owners may stand behind what they own.
  for (const { ref } of placed) nameOwners(store, ref);
}

function place(store: ObjectStore, manifest: Manifest, ref: ObjectRef): void {
  const { apiVersion: _apiVersion, kind: _kind, metadata, ...content } = manifest;
  const object = store.add(ref, { ...filled(ref, content), metadata });
  const status = content['status'] === undefined ? usualStatus(ref.kind, object) : null;
  if (status !== null) store.setStatus(ref, status);
}

function placeOf({ kind, metadata }: Manifest, usualNamespace: string): ObjectRef {
  const known = Object.entries(kubernetesKinds).find(([, one]) => one.kind === kind);
  if (known === undefined) {
    const kinds = Object.values(kubernetesKinds).map((one) => one.kind);
    throw new Error(`a rehearsal knows no ${kind}: its kinds are ${kinds.join(', ')}`);
  }
  const [word, { namespaced }] = known;
  const namespace = typeof metadata['namespace'] === 'string' ? metadata['namespace'] : usualNamespace;
  return { kind: word as KubernetesKindName, namespace: namespaced ? namespace : null, name: metadata.name };
}

/** A workload needs a selector, and a template of pods that fit it. */
function filled(
  { kind, name }: ObjectRef,
  content: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (!isWorkloadKind(kind) && kind !== 'replicaset') return content;
  const spec = (content['spec'] ?? {}) as Readonly<Record<string, unknown>>;
  const selector = (spec['selector'] ?? { matchLabels: { app: name } }) as { matchLabels?: Record<string, string> };
  const containers = [{ name, image: `registry.example/${name}:1` }];
  const template = spec['template'] ?? { metadata: { labels: selector.matchLabels ?? {} }, spec: { containers } };
  return { ...content, spec: { ...spec, selector, template } };
}

function usualStatus(kind: KubernetesKindName, object: KubernetesObject): object | null {
  if (isWorkloadKind(kind)) return completeStatus(kind, object);
  const ready = [{ type: 'Ready', status: 'True' }];
  switch (kind) {
    case 'pod':
      return { phase: 'Running', conditions: ready };
    case 'node':
      return { conditions: ready };
    default:
      return null;
  }
}

function nameOwners(store: ObjectStore, ref: ObjectRef): void {
  const object = store.find(ref);
  const owners = object?.metadata.ownerReferences;
  if (object === null || owners === undefined) return;
  const named = owners.map((owner) => {
    const kind = Object.entries(kubernetesKinds).find(([, one]) => one.kind === owner.kind)?.[0];
    const found =
      kind === undefined ? null : store.find({ ...ref, kind: kind as KubernetesKindName, name: owner.name });
    return { controller: true, ...owner, uid: found?.metadata.uid ?? owner.uid ?? `uid-of-${owner.name}` };
  });
  store.put(ref, { ...object, metadata: { ...object.metadata, ownerReferences: named } });
}
