import type { KubernetesKindName, KubernetesObject, ObjectRef } from '#domain/kubernetes-object.ts';
import type { ObjectPatch } from './object-patch.ts';

/** What every call takes. */
export interface CallOptions {
  /** Ends the call early, beside the client's own timeout. */
  readonly signal?: AbortSignal;
}

export interface WriteOptions extends CallOptions {
  /** The server checks everything and changes nothing (`dryRun=All`). */
  readonly dryRun: boolean;
  /** Only this version of the object is changed; another one gives `Conflict`, which is then final. */
  readonly resourceVersion?: string;
}

export interface RemovalOptions extends WriteOptions {
  /** Only this very object goes, and not a later one of its name. */
  readonly uid?: string;
}

export interface Selectors {
  /** As `kubectl -l` takes it. */
  readonly labels?: string;
  /** As `kubectl --field-selector` takes it. */
  readonly fields?: string;
}

/** An object to create: what the server fills in is absent. */
export interface NewObject {
  readonly kind: KubernetesKindName;
  /** Null for kinds that belong to no namespace. */
  readonly namespace: string | null;
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Its controller: Kubernetes counts it among the controller's own, and removes it with it. */
  readonly owner?: { readonly apiVersion: string; readonly kind: string; readonly name: string; readonly uid: string };
  /** Everything beside apiVersion, kind and metadata, e.g. `{ spec: … }`. */
  readonly content: object;
}

/**
 * The objects of a cluster by kind and name. They come as the server sent them: no field is dropped, dates are texts.
 * Writes go by the field manager `firebreak`.
 */
export interface KubernetesObjects {
  /** Null when the object, or its namespace, does not exist. */
  get(ref: ObjectRef, options?: CallOptions): Promise<KubernetesObject | null>;
  /** All pages; of all namespaces when `namespace` is null. Empty for a namespace that does not exist. */
  list(
    kind: KubernetesKindName,
    namespace: string | null,
    selectors?: Selectors,
    options?: CallOptions,
  ): Promise<readonly KubernetesObject[]>;
  patch(ref: ObjectRef, patch: ObjectPatch, options: WriteOptions): Promise<KubernetesObject>;
  /** `AlreadyExists` where there is one of its name. A dry run gives an object without a resourceVersion. */
  create(object: NewObject, options: WriteOptions): Promise<KubernetesObject>;
  /**
   * Deletes, and what it owns in the background; returns before that is gone, and before a pod has ended. `NotFound`
   * where there is none.
   * @param options `graceS`: how long a pod may take to end; its own grace period unless given.
   */
  remove(ref: ObjectRef, options: RemovalOptions & { readonly graceS?: number }): Promise<void>;
  /**
   * Deletes a pod where its PodDisruptionBudget allows it, else throws `DisruptionBudget` with the time to wait, or
   * `SeveralDisruptionBudgets` for good. A refused precondition costs the budget its allowance for a moment (seen of
   * 1.20), so ask for the pod first.
   */
  evict(pod: { readonly namespace: string; readonly name: string }, options: RemovalOptions): Promise<void>;
}
