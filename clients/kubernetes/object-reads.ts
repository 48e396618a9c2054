import {
  kubernetesKinds,
  type KubernetesKindName,
  type KubernetesObject,
  type ObjectRef,
} from '#domain/kubernetes-object.ts';
import { OutsideError } from '#domain/outside-error.ts';
import type { KubernetesConnection } from './kubernetes-connection.ts';
import type { KubernetesRequest } from './kubernetes-errors.ts';
import { readObject, readPage } from './object-answer.ts';
import type { CallOptions, Selectors } from './objects.ts';
import { collectionPath, objectPath } from './resource-path.ts';
import type { ServedVersions } from './served-versions.ts';

/** Reads objects and makes of each what `view` makes of it; a view that throws makes the answer unreadable. */
export interface ObjectReads {
  /** Null when the object, or its namespace, does not exist. */
  readonly one: <T>(ref: ObjectRef, view: (object: KubernetesObject) => T, options?: CallOptions) => Promise<T | null>;
  /** Reads 500 objects at a time, so that one answer never holds a whole large cluster. */
  readonly all: <T>(
    kind: KubernetesKindName,
    namespace: string | null,
    view: (object: KubernetesObject) => T,
    selectors?: Selectors,
    options?: CallOptions,
  ) => Promise<readonly T[]>;
}

/** Reading over a connection. */
export function objectReads({ call }: KubernetesConnection, { withVersion }: ServedVersions): ObjectReads {
  return {
    async one(ref, view, { signal } = {}) {
      const kind = kubernetesKinds[ref.kind];
      const { namespace, name } = ref;
      const asked: KubernetesRequest = {
        verb: 'get',
        resource: kind.plural,
        group: kind.group,
        namespace,
        name,
        effect: 'read',
      };
      const run = (apiVersion: string) =>
        call(
          asked,
          { method: 'GET', path: objectPath(apiVersion, kind, ref) },
          (body) => view(readObject(kind, body)),
          signal,
        );
      try {
        return await withVersion(ref.kind, run, signal);
      } catch (error) {
        if (error instanceof OutsideError && error.code === 'NotFound') return null;
        throw error;
      }
    },

    all(kindName, namespace, view, selectors = {}, { signal } = {}) {
      const kind = kubernetesKinds[kindName];
      const asked: KubernetesRequest = {
        verb: 'list',
        resource: kind.plural,
        group: kind.group,
        namespace,
        effect: 'read',
      };
      const readOnePage = (apiVersion: string, next: string | null) => {
        const query = {
          labelSelector: selectors.labels || undefined,
          fieldSelector: selectors.fields || undefined,
          limit: 500,
          continue: next ?? undefined,
        };
        const read = (body: string) => {
          const page = readPage(kind, body);
          return { items: page.items.map((item) => view(item)), next: page.next };
        };
        return call(asked, { method: 'GET', path: collectionPath(apiVersion, kind, namespace), query }, read, signal);
      };
      return withVersion(
        kindName,
        async (apiVersion) => {
          const pages = [await readOnePage(apiVersion, null)];
          for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) {
            pages.push(await readOnePage(apiVersion, next));
          }
          return pages.flatMap((page) => page.items);
        },
        signal,
      );
    },
  };
}
