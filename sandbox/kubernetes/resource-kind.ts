import type { z } from 'zod';
import type { KubeDraft, KubeObject } from './kube-object.ts';
import type { ObjectStore } from './object-store.ts';
import type { StatusCause } from './status-error.ts';
import type { ResourceKey } from './stored-types.ts';

export type Verb = 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete' | 'deletecollection';

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

/** Which names a kind allows: RFC 1123 subdomains, RFC 1123 labels, or RFC 1035 labels, which start with a letter. */
export type NameRule = 'subdomain' | 'label' | 'label-1035';

/** Everything the API server knows about one resource in one version. */
export interface ResourceKind {
  readonly group: string;
  readonly version: 'v1' | 'v1beta1' | 'v2';
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
  readonly nameRule: NameRule;
  /** Whether `metadata.generation` counts the changes of the spec. */
  readonly countsGenerations: boolean;
  /** Whether a PUT must say which version it replaces. */
  readonly updateNeedsVersion: boolean;
  /** Whether DELETE of an object that is gone at once answers with that object rather than with a Status. */
  readonly answersDeleted: boolean;
  /** What becomes of what the object owns when a DELETE does not say. */
  readonly defaultPropagation: 'Background' | 'Orphan';
  /** The shape of a body; what does not fit is a 400, as a field of the wrong type is in the real API. */
  readonly shape: z.ZodType;
  /** Fields for `fieldSelector`, beside metadata.name and metadata.namespace. */
  readonly fields: Readonly<Record<string, (object: KubeObject) => string>>;
  /** Fills in the defaults of a body that was created or changed; `previous` is null for a new object. */
  withDefaults(draft: KubeDraft, previous?: KubeObject | null): KubeDraft;
  /** What is wrong with it beyond its shape; `previous` is null for a new object. */
  problems(draft: KubeDraft, previous: KubeObject | null): readonly StatusCause[];
  /** Refuses, by a thrown StatusError, what is valid in itself but not in this cluster; it runs last. */
  admit(object: KubeObject, previous: KubeObject | null, store: ObjectStore): void;
  /** Another version of the stored object, where the same object is served under two groups or versions. */
  toWire?(stored: KubeObject): KubeObject;
  /** The way back from `toWire`; kinds without it are read only in their version. */
  fromWire?(wire: KubeDraft): KubeDraft;
}

/** `apps/v1`, or `v1` for the core group. */
export function groupVersionOf(kind: Pick<ResourceKind, 'group' | 'version'>): string {
  return kind.group === '' ? kind.version : `${kind.group}/${kind.version}`;
}

export function hasStatusSubresource(kind: ResourceKind): boolean {
  return kind.subresources.some((subresource) => subresource.name === 'status');
}
