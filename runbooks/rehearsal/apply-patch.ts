import { OutsideError } from '#domain/outside-error.ts';
import type { ObjectPatch } from '#runbooks/ports.ts';

type Block = Readonly<Record<string, unknown>>;

/**
 * Applies a patch: JSON merge patch (RFC 7386), JSON patch (RFC 6902, without `move` and `copy`), or a strategic merge,
 * in which members of lists are merged by their `name` and no other key.
 */
export function applyPatch(object: Block, { type, body }: ObjectPatch): Block {
  if (type === 'json') return applyOperations(object, Array.isArray(body) ? (body as readonly Operation[]) : []);
  const merged = merge(object, body, type === 'strategic');
  return isBlock(merged) ? merged : object;
}

function merge(before: unknown, patch: unknown, strategic: boolean): unknown {
  if (strategic && Array.isArray(patch) && patch.length > 0 && patch.every(isNamed)) return mergeMembers(before, patch);
  if (!isBlock(patch)) return patch;
  const { $patch: directive, ...fields } = patch;
  const base: Record<string, unknown> = directive === 'replace' || !isBlock(before) ? {} : { ...before };
  for (const [key, value] of Object.entries(fields)) {
    if (value === null) delete base[key];
    else base[key] = merge(base[key], value, strategic);
  }
  return base;
}

function mergeMembers(before: unknown, patch: readonly Named[]): readonly unknown[] {
  const members: readonly unknown[] = Array.isArray(before) ? before : [];
  const changed = members.flatMap((member) => {
    const change = isNamed(member) ? patch.find(({ name }) => name === member.name) : undefined;
    if (change === undefined) return [member];
    return change['$patch'] === 'delete' ? [] : [merge(member, change, true)];
  });
  const added = patch.filter(({ name }) => !members.some((member) => isNamed(member) && member.name === name));
  return [...changed, ...added];
}

interface Operation {
  readonly op: string;
  /** A JSON pointer (RFC 6901). */
  readonly path: string;
  readonly value?: unknown;
}

function applyOperations(object: Block, operations: readonly Operation[]): Block {
  const copy = structuredClone(object);
  for (const operation of operations) apply(copy, operation);
  return copy;
}

function apply(root: Block, { op, path, value }: Operation): void {
  const keys = path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop() ?? '';
  let parent: unknown = root;
  for (const key of keys) parent = isHolder(parent) ? parent[key] : undefined;
  if (!isHolder(parent)) throw invalid(`there is no ${path}`);
  const there = Object.hasOwn(parent, last);
  if (op !== 'add' && !there) throw invalid(`there is no ${path}`);
  if (op === 'test') {
    if (JSON.stringify(parent[last]) !== JSON.stringify(value))
      throw invalid(`${path} is not what the patch tests for`);
  } else if (op === 'remove') {
    if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else delete parent[last];
  } else if (op === 'add' && Array.isArray(parent)) {
    parent.splice(last === '-' ? parent.length : Number(last), 0, value);
  } else if (op === 'add' || op === 'replace') parent[last] = value;
  else throw invalid(`the operation ${op} is not known in a rehearsal`);
}

function invalid(message: string): OutsideError {
  return new OutsideError('kubernetes', 'Invalid', message, { kind: 'no' });
}

type Named = Block & { readonly name: string };

function isNamed(value: unknown): value is Named {
  return isBlock(value) && typeof value['name'] === 'string';
}

function isBlock(value: unknown): value is Block {
  return isHolder(value) && !Array.isArray(value);
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
