import { fieldOf } from '#domain/kubernetes-object.ts';

type Path = readonly (string | number)[];

/** A text of an object by its path, or null where there is none. */
export function textAt(object: unknown, ...path: Path): string | null {
  const value = fieldOf(object, ...path);
  return typeof value === 'string' ? value : null;
}

/** A number of an object by its path, or null where there is none. */
export function numberAt(object: unknown, ...path: Path): number | null {
  const value = fieldOf(object, ...path);
  return typeof value === 'number' ? value : null;
}

/** A list of an object by its path; empty where there is none. */
export function listAt(object: unknown, ...path: Path): readonly unknown[] {
  const value = fieldOf(object, ...path);
  return Array.isArray(value) ? value : [];
}

/** A block of names and texts, such as labels; empty where there is none. */
export function textsAt(object: unknown, ...path: Path): Readonly<Record<string, string>> {
  const value = fieldOf(object, ...path);
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** The condition of a type in an object's status, or null. */
export function conditionOf(object: unknown, type: string): Condition | null {
  const found = listAt(object, 'status', 'conditions').find((one) => fieldOf(one, 'type') === type);
  if (found === undefined) return null;
  const [reason, message] = [textAt(found, 'reason') ?? '', textAt(found, 'message') ?? ''];
  return { holds: textAt(found, 'status') === 'True', reason, message };
}

export interface Condition {
  readonly holds: boolean;
  readonly reason: string;
  readonly message: string;
}
