import { fieldOf, type KubernetesObject, stepAnnotation } from '#domain/kubernetes-object.ts';
import type { ObjectPatch } from '#runbooks/ports.ts';
import { textAt } from './read-field.ts';

const templateAnnotations = ['spec', 'template', 'metadata', 'annotations'] as const;
const objectAnnotations = ['metadata', 'annotations'] as const;

/** The key of the step that changed an object last in this way, or null. */
export function markOf(object: KubernetesObject, where: 'object' | 'template'): string | null {
  return textAt(object, ...(where === 'template' ? templateAnnotations : objectAnnotations), stepAnnotation);
}

/** The patch that leaves the step's key as well. A JSON patch can only be marked for the object as it is now. */
export function markedPatch(
  patch: ObjectPatch,
  where: 'object' | 'template',
  key: string,
  object: KubernetesObject,
): ObjectPatch {
  const path = where === 'template' ? templateAnnotations : objectAnnotations;
  if (patch.type !== 'json') return { type: patch.type, body: withValue(patch.body, path, key) };
  const operations: readonly unknown[] = Array.isArray(patch.body) ? patch.body : [];
  const pointer = `/${path.join('/')}`;
  const isThere = fieldOf(object, ...path) !== undefined;
  const block = isThere ? [] : [{ op: 'add', path: pointer, value: {} }];
  const mark = { op: 'add', path: `${pointer}/${stepAnnotation.replace('/', '~1')}`, value: key };
  // The mark goes first: after the other operations the annotations may be others than were seen.
  return { type: 'json', body: [...block, mark, ...operations] };
}

function withValue(body: unknown, path: readonly string[], key: string): object {
  const block = typeof body === 'object' && body !== null ? body : {};
  const [next, ...rest] = path;
  if (next === undefined) return { ...block, [stepAnnotation]: key };
  return { ...block, [next]: withValue(fieldOf(block, next), rest, key) };
}
