import type { ObjectPatch } from '#runbooks/ports.ts';

type Value = unknown;
type Block = Record<string, Value>;

/** Applies a patch as the API would, as far as runbooks' own patches go; lists of a strategic merge go by names. */
export function patchObject(object: Block, { type, body }: ObjectPatch): Block {
  if (type === 'json') return operations(object, body as readonly Operation[]);
  return merge(object, body, type === 'strategic') as Block;
}

function merge(before: Value, patch: Value, strategic: boolean): Value {
  if (strategic && Array.isArray(patch) && patch.every((item) => isBlock(item) && 'name' in item)) {
    const items = (Array.isArray(before) ? before : []) as Block[];
    const patched = items.map((item) => {
      const change = patch.find((one: Block) => one['name'] === item['name']);
      return change === undefined ? item : merge(item, change, true);
    });
    const added = patch.filter((one: Block) => !items.some((item) => item['name'] === one['name']));
    return [...patched, ...added];
  }
  if (!isBlock(patch)) return patch;
  const { $patch: directive, ...fields } = patch;
  const base: Block = directive === 'replace' || !isBlock(before) ? {} : { ...before };
  for (const [key, value] of Object.entries(fields)) {
    if (value === null) delete base[key];
    else base[key] = merge(base[key], value, strategic);
  }
  return base;
}

interface Operation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value?: Value;
}

function operations(object: Block, list: readonly Operation[]): Block {
  const copy = structuredClone(object);
  for (const { op, path, value } of list) {
    const keys = path
      .slice(1)
      .split('/')
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = keys.pop() ?? '';
    let parent: Block = copy;
    for (const key of keys) {
      const next = parent[key];
      if (!isBlock(next)) throw new Error(`there is no ${path}`);
      parent = next;
    }
    if (op === 'remove') delete parent[last];
    else parent[last] = structuredClone(value);
  }
  return copy;
}

function isBlock(value: Value): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
