import type { KubeDraft, KubeObject } from './kube-object.ts';
import { toKubeTime, type ObjectStore } from './object-store.ts';
import type { ResourceKey, StoredTypes } from './stored-types.ts';

/**
 * A view of the store that shows its own changes and gives none away: what `dryRun=All` runs on, so that every verb is
 * carried out in full and nothing is kept. Versions stay as they were, and a new object has none, as in the real API.
 */
export function createDryRunStore(store: ObjectStore, nowMs: number): ObjectStore {
  const changed = new Map<string, KubeObject | null>();
  const keyOf = (resource: ResourceKey, namespace: string | undefined, name: string): string =>
    `${resource}/${namespace ?? ''}/${name}`;
  const keep = (resource: ResourceKey, object: KubeObject, state: KubeObject | null): void => {
    changed.set(keyOf(resource, object.metadata.namespace, object.metadata.name), state);
  };

  const get = <K extends ResourceKey>(resource: K, namespace: string | undefined, name: string) => {
    const key = keyOf(resource, namespace, name);
    // What was put under this key came in as an object of this resource.
    if (changed.has(key)) return (changed.get(key) ?? undefined) as StoredTypes[K] | undefined;
    return store.get(resource, namespace, name);
  };

  return {
    version: () => store.version(),
    oldestVersion: () => store.oldestVersion(),
    changesSince: (version) => store.changesSince(version),
    subscribe: (listener) => store.subscribe(listener),
    get,
    list: <K extends ResourceKey>(resource: K, namespace?: string) => {
      const kept = store.list(resource, namespace).flatMap((object) => {
        const { namespace: home, name } = object.metadata;
        return get(resource, home, name) ?? [];
      });
      const known = new Set(kept.map((object) => keyOf(resource, object.metadata.namespace, object.metadata.name)));
      const added = [...changed].flatMap(([key, object]) =>
        object !== null &&
        key.startsWith(`${resource}/`) &&
        !known.has(key) &&
        (namespace === undefined || object.metadata.namespace === namespace)
          ? [object as StoredTypes[K]]
          : [],
      );
      return [...kept, ...added];
    },
    create: <K extends ResourceKey>(resource: K, draft: KubeDraft) => {
      const metadata = {
        creationTimestamp: toKubeTime(nowMs),
        ...draft.metadata,
        name: draft.metadata.name ?? '',
        uid: draft.metadata.uid ?? '',
        resourceVersion: '',
      };
      const object: KubeObject = { ...draft, metadata };
      keep(resource, object, object);
      return object as StoredTypes[K];
    },
    replace: <K extends ResourceKey>(resource: K, object: StoredTypes[K]) => {
      keep(resource, object, object);
      return object;
    },
    remove: <K extends ResourceKey>(resource: K, object: KubeObject) => {
      const { namespace, name } = object.metadata;
      const last = get(resource, namespace, name);
      keep(resource, object, null);
      return last;
    },
  };
}
