import type { z } from 'zod';
import type { KubeDraft, KubeObject } from './kube-object.ts';
import type { ResourceKey } from './object-store.ts';
import type { StatusCause } from './status-error.ts';

export type Verb = 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete';

/** One column of `kubectl get`; priority 1 shows with `-o wide` only. */
export interface Column {
  readonly name: string;
  readonly type: 'string' | 'integer';
  readonly format?: 'name';
  readonly priority: 0 | 1;
  cell(object: KubeObject, nowMs: number): string | number;
}

export interface Subresource {
  readonly name: 'status' | 'scale' | 'log' | 'eviction';
  readonly kind: string;
  readonly group?: string;
  readonly version?: string;
  readonly verbs: readonly Verb[];
}

/** Everything the API server knows about one resource. */
export interface ResourceKind {
  readonly group: string;
  readonly version: 'v1';
  readonly plural: string;
  readonly singular: string;
  readonly kind: string;
  readonly shortNames: readonly string[];
  readonly namespaced: boolean;
  readonly inCategoryAll: boolean;
  readonly storage: ResourceKey;
  readonly verbs: readonly Verb[];
  readonly subresources: readonly Subresource[];
  readonly columns: readonly Column[];
  /** The shape of a body; what does not fit is a 400, as a field of the wrong type is in the real API. */
  readonly shape: z.ZodType;
  /** Fields for `fieldSelector`, beside metadata.name and metadata.namespace. */
  readonly fields: Readonly<Record<string, (object: KubeObject) => string>>;
  /** Fills in the defaults of a body that was created or changed. */
  withDefaults(draft: KubeDraft): KubeDraft;
  /** What is wrong with it beyond its shape; `previous` is null for a new object. */
  problems(draft: KubeDraft, previous: KubeObject | null): readonly StatusCause[];
  /** Another version of the stored object, where the same object is served under two groups. */
  toWire?(stored: KubeObject): KubeObject;
}
