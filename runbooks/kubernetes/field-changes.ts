import { z } from 'zod';
import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import { type Json, jsonSchema } from '#domain/run.ts';
import { sameQuantity } from './quantity.ts';
import { hashOf, shownObject } from './shown-object.ts';

/** One field that differs. A member of a list that goes by names is found by its name, wherever it stands. */
export const fieldChangeSchema = z
  .object({
    path: z.array(z.union([z.string(), z.object({ name: z.string() }).readonly()])).readonly(),
    /** Null where the field is absent; the API knows no difference between the two. */
    before: jsonSchema,
    after: jsonSchema,
  })
  .readonly();
export type FieldChange = z.infer<typeof fieldChangeSchema>;
export type FieldPath = FieldChange['path'];

/** Everything that people would see change between two states of an object, in the order of its fields. */
export function fieldChanges(before: KubernetesObject, after: KubernetesObject): readonly FieldChange[] {
  return differences(shownObject(before), shownObject(after), []);
}

/** The first of the changes that does not stand in an object; null when all do. */
export function missingChange(object: KubernetesObject, changes: readonly FieldChange[]): FieldChange | null {
  const shown = shownObject(object);
  return changes.find(({ path, after }) => !sameValue(path, valueAt(shown, path), after)) ?? null;
}

function differences(before: Json, after: Json, path: FieldPath): readonly FieldChange[] {
  if (isBlock(before) && isBlock(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => differences(before[key] ?? null, after[key] ?? null, [...path, key]));
  }
  // A block that comes or goes is told by its fields; a named member of a list as a whole.
  if (before === null && isBlock(after) && typeof path.at(-1) === 'string') return differences({}, after, path);
  if (after === null && isBlock(before) && typeof path.at(-1) === 'string') return differences(before, {}, path);
  const [left, right] = [byName(before), byName(after)];
  if (left !== null && right !== null) {
    const names = [...new Set([...left.keys(), ...right.keys()])];
    return names.flatMap((name) => differences(left.get(name) ?? null, right.get(name) ?? null, [...path, { name }]));
  }
  return sameValue(path, before, after) ? [] : [{ path, before, after }];
}

function valueAt(shown: Json, path: FieldPath): Json {
  let value = shown;
  for (const part of path) {
    const next: Json | undefined =
      typeof part === 'string' ? (isBlock(value) ? value[part] : undefined) : byName(value)?.get(part.name);
    if (next === undefined) return null;
    value = next;
  }
  return value;
}

const sizes = new Set(['resources', 'hard', 'capacity', 'limits', 'requests', 'sizeLimit']);

function sameValue(path: FieldPath, a: Json, b: Json): boolean {
  if (hashOf(a) === hashOf(b)) return true;
  const isSize = path.some((part) => typeof part === 'string' && sizes.has(part));
  return isSize && (typeof a === 'string' || typeof a === 'number') && (typeof b === 'string' || typeof b === 'number')
    ? sameQuantity(String(a), String(b))
    : false;
}

type Block = { readonly [key: string]: Json };

function isBlock(value: Json): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of a list by their names, when each has one of its own; null for any other value. */
function byName(value: Json): ReadonlyMap<string, Block> | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const members = new Map<string, Block>();
  for (const member of value as readonly Json[]) {
    if (!isBlock(member) || typeof member['name'] !== 'string' || members.has(member['name'])) return null;
    members.set(member['name'], member);
  }
  return members;
}
