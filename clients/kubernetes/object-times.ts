import { z } from 'zod';
import { kubernetesKinds, type KubernetesKind } from '#domain/kubernetes-object.ts';
import { lastChangeOf, type LastChange } from '#domain/last-change.ts';
import type { KubernetesConnection } from './kubernetes-connection.ts';
import type { KubernetesRequest } from './kubernetes-errors.ts';
import type { CallOptions } from './objects.ts';
import { collectionPath } from './resource-path.ts';

/** What may be told of an object whose content is nobody's business. */
export interface ObjectTimes {
  readonly name: string;
  /** Null where the server does not say. */
  readonly createdAt: Date | null;
  /** Null where the server keeps no field managers. */
  readonly lastChange: LastChange | null;
}

export interface KubernetesObjectTimes {
  /**
   * Names and times of a namespace's ConfigMaps or Secrets. Only their metadata is asked for, and nothing else of it is kept: an annotation
   * may hold what was applied.
   */
  objectTimes(kind: 'configmap' | 'secret', namespace: string, options?: CallOptions): Promise<readonly ObjectTimes[]>;
}

/** Secrets are no kind that a runbook may name, so they are known here alone. */
const secretKind: KubernetesKind = {
  kind: 'Secret',
  apiVersion: 'v1',
  group: '',
  plural: 'secrets',
  namespaced: true,
};

const pageSchema = z.object({
  metadata: z.object({ continue: z.string().optional() }).optional(),
  items: z
    .array(
      z.object({
        metadata: z.looseObject({ name: z.string().min(1), creationTimestamp: z.string().nullish() }),
      }),
    )
    .nullable(),
});

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#metadata-only-fetches */
const accept = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json';

/** When objects were made and changed. */
export function kubernetesObjectTimes({ call }: KubernetesConnection): KubernetesObjectTimes {
  return {
    async objectTimes(kindName, namespace, { signal } = {}) {
      const kind = kindName === 'secret' ? secretKind : kubernetesKinds[kindName];
      const asked: KubernetesRequest = {
        verb: 'list',
        resource: kind.plural,
        group: kind.group,
        namespace,
        effect: 'read',
      };
      const readOnePage = (next: string | null) => {
        const query = { limit: 500, continue: next ?? undefined };
        const path = collectionPath(kind.apiVersion, kind, namespace);
        return call(asked, { method: 'GET', path, query, accept }, readPage, signal);
      };
      const pages = [await readOnePage(null)];
      for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await readOnePage(next));
      return pages.flatMap(({ items }) => items);
    },
  };
}

function readPage(body: string): { readonly items: readonly ObjectTimes[]; readonly next: string | null } {
  const { items, metadata } = pageSchema.parse(JSON.parse(body));
  return { items: (items ?? []).map((item) => toTimes(item.metadata)), next: metadata?.continue || null };
}

function toTimes(metadata: {
  readonly name: string;
  readonly creationTimestamp?: string | null | undefined;
}): ObjectTimes {
  const created = new Date(metadata.creationTimestamp ?? '');
  return {
    name: metadata.name,
    createdAt: Number.isNaN(created.getTime()) ? null : created,
    lastChange: lastChangeOf(metadata),
  };
}
