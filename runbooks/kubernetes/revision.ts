import type { KubernetesKindName, KubernetesObject } from '#domain/kubernetes-object.ts';
import { textAt } from './read-field.ts';

/** A deployment's revision, as `previous_revision` for a later rollback; nothing for kinds that do not carry theirs. */
export function revisionOf(
  kind: KubernetesKindName,
  object: KubernetesObject,
): { readonly previous_revision?: number } {
  if (kind !== 'deployment') return {};
  const revision = Number(textAt(object, 'metadata', 'annotations', 'deployment.kubernetes.io/revision') ?? Number.NaN);
  return Number.isInteger(revision) ? { previous_revision: revision } : {};
}
