import {
  fieldOf,
  kubernetesKinds,
  type KubernetesKindName,
  type KubernetesMetadata,
  type KubernetesObject,
  type ObjectRef,
} from '#domain/kubernetes-object.ts';

/** Objects of a cluster in memory. Whatever is stored gets a new resourceVersion, and a generation when it is told to be otherwise. */
export interface ObjectStore {
  readonly find: (ref: ObjectRef) => KubernetesObject | null;
  readonly all: (kind: KubernetesKindName) => readonly KubernetesObject[];
  readonly add: (ref: ObjectRef, fields: NewFields) => KubernetesObject;
  readonly put: (ref: ObjectRef, object: KubernetesObject) => KubernetesObject;
  /** Lays a status over the one there is; nothing where the object is gone. */
  readonly setStatus: (ref: ObjectRef, status: object) => void;
  readonly drop: (ref: ObjectRef) => void;
}

/** An object without what the store fills in. */
export interface NewFields {
  readonly metadata?: Partial<KubernetesMetadata>;
  readonly [field: string]: unknown;
}

export function createObjectStore(now: () => Date): ObjectStore {
  const objects = new Map<string, KubernetesObject>();
  let counter = 1000;
  const next = (): string => String((counter += 1));
  const store: ObjectStore = {
    find: (ref) => objects.get(keyOf(ref)) ?? null,
    all: (kind) => [...objects].flatMap(([key, object]) => (key.startsWith(`${kind} `) ? [object] : [])),
    add: (ref, { metadata, ...fields }) => {
      const { kind, apiVersion } = kubernetesKinds[ref.kind];
      const filled = {
        uid: `uid-${next()}`,
        generation: 1,
        creationTimestamp: now().toISOString(),
        ...metadata,
        name: ref.name,
        ...(ref.namespace !== null && { namespace: ref.namespace }),
        resourceVersion: next(),
      };
      const object = { ...fields, apiVersion, kind, metadata: filled };
      objects.set(keyOf(ref), object);
      return object;
    },
    put: (ref, object) => {
      const before = objects.get(keyOf(ref));
      const isNew = JSON.stringify(before?.['spec']) !== JSON.stringify(object['spec']);
      const generation = (before?.metadata.generation ?? 0) + (isNew ? 1 : 0);
      const stored = { ...object, metadata: { ...object.metadata, generation, resourceVersion: next() } };
      objects.set(keyOf(ref), stored);
      return stored;
    },
    setStatus: (ref, status) => {
      const object = objects.get(keyOf(ref));
      if (object === undefined) return;
      const before = fieldOf(object, 'status');
      const merged = { ...(typeof before === 'object' ? before : {}), ...status };
      store.put(ref, { ...object, status: merged });
    },
    drop: (ref) => void objects.delete(keyOf(ref)),
  };
  return store;
}

/** Where an object stands. */
export function refOf(kind: KubernetesKindName, { metadata }: KubernetesObject): ObjectRef {
  return { kind, namespace: metadata.namespace ?? null, name: metadata.name };
}

function keyOf({ kind, namespace, name }: ObjectRef): string {
  return `${kind} ${kubernetesKinds[kind].namespaced ? namespace : ''}/${name}`;
}
