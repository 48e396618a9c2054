import { fieldOf } from '#domain/kubernetes-object.ts';

type Path = readonly (string | number)[];

/** A text of an object as the API gives it; empty where there is none. */
export function textAt(object: unknown, ...path: Path): string {
  const value = fieldOf(object, ...path);
  return typeof value === 'string' ? value : '';
}

/** A number; null where there is none. */
export function numberAt(object: unknown, ...path: Path): number | null {
  const value = fieldOf(object, ...path);
  return typeof value === 'number' ? value : null;
}

/** A list; empty where there is none. */
export function listAt(object: unknown, ...path: Path): readonly unknown[] {
  const value = fieldOf(object, ...path);
  return Array.isArray(value) ? value : [];
}

/** A map's entries; none where there is no map. */
export function entriesAt(object: unknown, ...path: Path): readonly (readonly [string, unknown])[] {
  const value = fieldOf(object, ...path);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** An RFC 3339 time; null where there is none. */
export function timeAt(object: unknown, ...path: Path): Date | null {
  const at = new Date(textAt(object, ...path));
  return Number.isNaN(at.getTime()) ? null : at;
}
