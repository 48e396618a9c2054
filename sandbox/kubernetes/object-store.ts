import { isDeepStrictEqual } from 'node:util';
import type { KubeDraft, KubeObject, ObjectMeta } from './kube-object.ts';
import type { ResourceKey, StoredTypes } from './stored-types.ts';

export interface StoreChange {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly resource: ResourceKey;
  readonly object: KubeObject;
  /** The object before this change: a watch with a selector turns "no longer matches" into DELETED. */
  readonly previous: KubeObject | null;
  readonly version: number;
}

export interface ObjectStore {
  version(): number;
  /** The oldest version from which a watch can still be continued; older ones answer 410 Gone. */
  oldestVersion(): number;
  get<K extends ResourceKey>(resource: K, namespace: string | undefined, name: string): StoredTypes[K] | undefined;
  /** Sorted by namespace, then name. */
  list<K extends ResourceKey>(resource: K, namespace?: string): readonly StoredTypes[K][];
  /** Stores a new object; the caller has made sure that the name is free. */
  create<K extends ResourceKey>(resource: K, draft: KubeDraft): StoredTypes[K];
  /** Stores a new state of an existing object; an equal state changes nothing, not even the version. */
  replace<K extends ResourceKey>(resource: K, object: StoredTypes[K]): StoredTypes[K];
  remove<K extends ResourceKey>(resource: K, object: KubeObject): StoredTypes[K] | undefined;
  changesSince(version: number): readonly StoreChange[];
  subscribe(listener: (change: StoreChange) => void): () => void;
}

const keptChanges = 5000;

/**
 * The sandbox's etcd: objects in memory under one ever-growing resource version, with a bounded log of changes.
 * Time and uids come from outside, so that a seeded platform always stores the same.
 */
export function createObjectStore(source: { nowMs(): number; newUid(): string }): ObjectStore {
  const objects = new Map<ResourceKey, Map<string, KubeObject>>();
  // Controllers list far more often than anything changes, so every sorted list is kept until its resource changes.
  const sorted = new Map<string, readonly KubeObject[]>();
  const listeners = new Set<(change: StoreChange) => void>();
  let changes: StoreChange[] = [];
  let version = 1000;

  const bucket = (resource: ResourceKey): Map<string, KubeObject> => {
    const existing = objects.get(resource);
    if (existing) return existing;
    const created = new Map<string, KubeObject>();
    objects.set(resource, created);
    return created;
  };

  const listed = (resource: ResourceKey): readonly KubeObject[] => {
    const known = sorted.get(resource);
    if (known) return known;
    const fresh = [...bucket(resource).values()].sort(byNamespaceAndName);
    sorted.set(resource, fresh);
    return fresh;
  };

  const listedWithin = (
    resource: ResourceKey,
    all: readonly KubeObject[],
    namespace: string,
  ): readonly KubeObject[] => {
    const key = `${resource}/${namespace}`;
    const known = sorted.get(key);
    if (known) return known;
    const fresh = all.filter((object) => object.metadata.namespace === namespace);
    sorted.set(key, fresh);
    return fresh;
  };

  const record = (change: Omit<StoreChange, 'version'>): void => {
    const recorded = { ...change, version };
    sorted.delete(change.resource);
    const { namespace } = change.object.metadata;
    if (namespace !== undefined) sorted.delete(`${change.resource}/${namespace}`);
    changes.push(recorded);
    if (changes.length > keptChanges * 2) changes = changes.slice(-keptChanges);
    for (const listener of listeners) listener(recorded);
  };

  return {
    version: () => version,
    oldestVersion: () => (changes[0]?.version ?? version + 1) - 1,
    get: <K extends ResourceKey>(resource: K, namespace: string | undefined, name: string) =>
      bucket(resource).get(keyOf(namespace, name)) as StoredTypes[K] | undefined,
    // A bucket holds the objects of one resource only, which a map by resource cannot say in types.
    list: <K extends ResourceKey>(resource: K, namespace?: string) => {
      const all = listed(resource);
      const objects = namespace === undefined ? all : listedWithin(resource, all, namespace);
      return objects as typeof objects & readonly StoredTypes[K][];
    },
    create: <K extends ResourceKey>(resource: K, draft: KubeDraft) => {
      version += 1;
      const metadata: ObjectMeta = {
        ...draft.metadata,
        name: draft.metadata.name ?? '',
        uid: draft.metadata.uid ?? source.newUid(),
        resourceVersion: String(version),
        creationTimestamp: draft.metadata.creationTimestamp ?? toKubeTime(source.nowMs()),
      };
      const object: KubeObject = { ...draft, metadata };
      bucket(resource).set(keyOf(metadata.namespace, metadata.name), object);
      record({ type: 'ADDED', resource, object, previous: null });
      return object as StoredTypes[K];
    },
    replace: <K extends ResourceKey>(resource: K, object: StoredTypes[K]) => {
      const key = keyOf(object.metadata.namespace, object.metadata.name);
      const previous = bucket(resource).get(key) ?? null;
      if (previous && isDeepStrictEqual(withoutVersion(previous), withoutVersion(object))) {
        return previous as StoredTypes[K];
      }
      version += 1;
      const stored = { ...object, metadata: { ...object.metadata, resourceVersion: String(version) } };
      bucket(resource).set(key, stored);
      record({ type: 'MODIFIED', resource, object: stored, previous });
      return stored;
    },
    remove: <K extends ResourceKey>(resource: K, object: KubeObject) => {
      const key = keyOf(object.metadata.namespace, object.metadata.name);
      const previous = bucket(resource).get(key);
      if (!previous) return undefined;
      version += 1;
      bucket(resource).delete(key);
      const last = { ...previous, metadata: { ...previous.metadata, resourceVersion: String(version) } };
      record({ type: 'DELETED', resource, object: last, previous });
      return last as StoredTypes[K];
    },
    changesSince: (since) => changes.filter((change) => change.version > since),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** RFC 3339 with whole seconds, as metav1.Time is written. */
export function toKubeTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

function keyOf(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}/${name}`;
}

function withoutVersion(object: KubeObject): unknown {
  return { ...object, metadata: { ...object.metadata, resourceVersion: '' } };
}

function byNamespaceAndName(a: KubeObject, b: KubeObject): number {
  const left = keyOf(a.metadata.namespace, a.metadata.name);
  const right = keyOf(b.metadata.namespace, b.metadata.name);
  return left < right ? -1 : left > right ? 1 : 0;
}
