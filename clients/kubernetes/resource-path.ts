import type { KubernetesKind } from '#domain/kubernetes-object.ts';
import { OutsideError } from '#domain/outside-error.ts';
import { checkName, checkNamespace } from './object-name.ts';

/**
 * The path of all objects of a kind, below the server's address: those of one namespace, or of all when it is null.
 * Throws OutsideError `invalid_namespace` for a namespace that cannot be one, and for a kind that belongs to none.
 */
export function collectionPath(apiVersion: string, kind: KubernetesKind, namespace: string | null): string {
  const root = apiVersion.includes('/') ? '/apis' : '/api';
  const within = namespace === null ? '' : `/namespaces/${encodeURIComponent(namespaceOf(kind, namespace))}`;
  return `${root}/${apiVersion}${within}/${kind.plural}`;
}

/** The path of one namespace's objects of a kind, which is where new ones are sent: a namespaced kind must name its own. */
export function homePath(apiVersion: string, kind: KubernetesKind, namespace: string | null): string {
  if (namespace === null && kind.namespaced) {
    throw misplaced(`a ${kind.kind} belongs to a namespace, and none is given: name it`);
  }
  return collectionPath(apiVersion, kind, namespace);
}

/** The path of one object, or of a subresource of it such as `eviction`. Throws `invalid_name` as well. */
export function objectPath(
  apiVersion: string,
  kind: KubernetesKind,
  { namespace, name }: { readonly namespace: string | null; readonly name: string },
  subresource?: 'eviction' | 'log',
): string {
  const path = `${homePath(apiVersion, kind, namespace)}/${encodeURIComponent(checkName(name))}`;
  return subresource === undefined ? path : `${path}/${subresource}`;
}

function namespaceOf(kind: KubernetesKind, namespace: string): string {
  if (kind.namespaced) return checkNamespace(namespace);
  throw misplaced(`a ${kind.kind} belongs to no namespace: leave ${JSON.stringify(namespace.slice(0, 100))} away`);
}

function misplaced(message: string): OutsideError {
  return new OutsideError('kubernetes', 'invalid_namespace', message, { kind: 'no' });
}
