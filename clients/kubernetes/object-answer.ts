import { z } from 'zod';
import type { KubernetesKind, KubernetesObject } from '#domain/kubernetes-object.ts';

const texts = z.record(z.string(), z.string());
const metadataSchema = z.looseObject({
  name: z.string().min(1),
  namespace: z.string().exactOptional(),
  uid: z.string().min(1),
  resourceVersion: z.string().min(1),
  generation: z.number().exactOptional(),
  creationTimestamp: z.string().exactOptional(),
  deletionTimestamp: z.string().exactOptional(),
  labels: texts.exactOptional(),
  annotations: texts.exactOptional(),
  ownerReferences: z
    .array(
      z.looseObject({ kind: z.string(), name: z.string(), uid: z.string(), controller: z.boolean().exactOptional() }),
    )
    .exactOptional(),
});

/** What every stored object has; whatever else it has is kept as it came. */
const storedSchema = z.looseObject({ apiVersion: z.string(), kind: z.string(), metadata: metadataSchema });
/** What a dry run would create has no version yet, and with some servers no uid. */
const proposedSchema = storedSchema.extend({
  metadata: metadataSchema.extend({ uid: z.string().default(''), resourceVersion: z.string().default('') }),
});
const listSchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.object({ continue: z.string().optional() }).optional(),
  items: z.array(z.looseObject({ metadata: metadataSchema })).nullable(),
});
const anySchema = z.object({ apiVersion: z.string(), kind: z.string() });

/**
 * Reads the answer to a request for one object. Throws when it is something else: a login page, or an object of another
 * kind.
 */
export function readObject(kind: KubernetesKind, body: string): KubernetesObject {
  return ofKind(kind.kind, storedSchema.parse(JSON.parse(body)));
}

/** Reads the answer to a dry run of a creation; uid and resourceVersion are empty where the server gives none. */
export function readProposedObject(kind: KubernetesKind, body: string): KubernetesObject {
  return ofKind(kind.kind, proposedSchema.parse(JSON.parse(body)));
}

/** One page of a listing, and the token that asks for the next one; null at the end. */
export interface ObjectPage {
  readonly items: readonly KubernetesObject[];
  readonly next: string | null;
}

/** Reads a page of a listing. The API names kind and version once for all items; here each item has both. */
export function readPage(kind: KubernetesKind, body: string): ObjectPage {
  const { apiVersion, metadata, items } = ofKind(`${kind.kind}List`, listSchema.parse(JSON.parse(body)));
  return {
    items: (items ?? []).map((item) => ({ ...item, apiVersion, kind: kind.kind })),
    next: metadata?.continue || null,
  };
}

/** Reads the answer to a deletion or an eviction, which may be the object or a Status: anything of the API will do. */
export function readAnyAnswer(body: string): void {
  anySchema.parse(JSON.parse(body));
}

function ofKind<T extends { readonly kind: string }>(expected: string, answer: T): T {
  if (answer.kind !== expected) throw new Error(`it is a ${answer.kind} and not a ${expected}`);
  return answer;
}
