import type { ObjectTimes } from '#clients/kubernetes/object-times.ts';

/** When an object was last made or changed, as far as anybody can tell. */
export function changedAt({ createdAt, lastChange }: Pick<ObjectTimes, 'createdAt' | 'lastChange'>): Date | null {
  return lastChange && (createdAt === null || lastChange.at > createdAt) ? lastChange.at : createdAt;
}
