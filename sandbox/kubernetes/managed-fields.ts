import { isDeepStrictEqual } from 'node:util';
import type { KubeDraft, KubeObject, ObjectMeta } from './kube-object.ts';
import { toKubeTime } from './object-store.ts';

/** One entry of `metadata.managedFields`: who wrote which fields last, and when. */
export interface ManagedFields {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  readonly time: string;
  readonly fieldsType: 'FieldsV1';
  /** The fields that the manager wrote, as `f:spec`; deeper levels are not told apart. */
  readonly fieldsV1: Readonly<Record<string, Readonly<Record<string, never>>>>;
  readonly subresource?: string;
}

export interface Writer {
  readonly manager: string;
  readonly nowMs: number;
  readonly operation?: 'Apply' | 'Update';
}

/**
 * The object as the writer leaves it: an entry of the writer with the fields that differ from the previous state, in
 * the place of the one it had. A write that changes nothing leaves the entries alone, as in the real API.
 * kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function withManager<T extends KubeObject | KubeDraft>(next: T, previous: KubeObject | null, by: Writer): T {
  const known = managedFieldsOf(previous);
  const changed = changedFields(next, previous);
  if (changed.length === 0) return withEntries(next, known);
  const before = known.find((entry) => entry.manager === by.manager);
  const entry: ManagedFields = {
    manager: by.manager,
    operation: by.operation ?? 'Update',
    apiVersion: next.apiVersion,
    time: toKubeTime(by.nowMs),
    fieldsType: 'FieldsV1',
    fieldsV1: { ...before?.fieldsV1, ...Object.fromEntries(changed.map((field) => [`f:${field}`, {}])) },
  };
  return withEntries(next, [...known.filter((other) => other !== before), entry]);
}

/** Who a request comes from: what it calls itself, else the program of its User-Agent, as in `kubectl/v1.36.1`. */
export function managerOf(query: URLSearchParams, userAgent: string): string {
  const named = query.get('fieldManager') ?? '';
  return named === '' ? userAgent.split('/')[0] || 'unknown' : named;
}

function managedFieldsOf(object: KubeObject | null): readonly ManagedFields[] {
  return (object?.metadata['managedFields'] ?? []) as readonly ManagedFields[];
}

function withEntries<T extends KubeObject | KubeDraft>(object: T, entries: readonly ManagedFields[]): T {
  const { managedFields: _given, ...metadata } = object.metadata;
  return { ...object, metadata: entries.length === 0 ? metadata : { ...metadata, managedFields: entries } };
}

const ownWords = new Set(['apiVersion', 'kind', 'status']);
const writtenMetadata = [
  'labels',
  'annotations',
  'finalizers',
  'ownerReferences',
] as const satisfies readonly (keyof ObjectMeta)[];

function changedFields(next: KubeObject | KubeDraft, previous: KubeObject | null): readonly string[] {
  const fields = [...new Set([...Object.keys(next), ...Object.keys(previous ?? {})])];
  const metadata = writtenMetadata.some((field) => !isDeepStrictEqual(next.metadata[field], previous?.metadata[field]));
  return [
    ...(metadata ? ['metadata'] : []),
    ...fields.filter(
      (field) => field !== 'metadata' && !ownWords.has(field) && !isDeepStrictEqual(next[field], previous?.[field]),
    ),
  ];
}
