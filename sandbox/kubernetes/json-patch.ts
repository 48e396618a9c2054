import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { isJsonObject, type Json } from './json-value.ts';
import { badRequest, StatusError } from './status-error.ts';

const pointer = z.string().regex(/^(\/.*)?$/s, 'a JSON pointer starts with "/"');
const operation = z.discriminatedUnion('op', [
  z.object({ op: z.enum(['add', 'replace', 'test']), path: pointer, value: z.json() }),
  z.object({ op: z.literal('remove'), path: pointer }),
  z.object({ op: z.enum(['move', 'copy']), path: pointer, from: pointer }),
]);
const jsonPatch = z.array(operation);

/**
 * JSON Patch, RFC 6902. A body that is no patch is a 400; an operation that cannot be carried out, or a `test` that
 * does not hold, is the 422 without further detail that the real API server answers.
 */
export function applyJsonPatch(target: Json, body: Json): Json {
  const parsed = jsonPatch.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw badRequest(`error decoding patch: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a JSON Patch'}`);
  }
  let document = target;
  for (const step of parsed.data) {
    switch (step.op) {
      case 'add':
        document = write(document, segmentsOf(step.path), step.value, 'insert');
        break;
      case 'replace':
        read(document, segmentsOf(step.path));
        document = write(document, segmentsOf(step.path), step.value, 'set');
        break;
      case 'test':
        if (!isDeepStrictEqual(read(document, segmentsOf(step.path)), step.value)) throw unprocessable();
        break;
      case 'remove':
        document = remove(document, segmentsOf(step.path));
        break;
      case 'move': {
        const moved = read(document, segmentsOf(step.from));
        document = write(remove(document, segmentsOf(step.from)), segmentsOf(step.path), moved, 'insert');
        break;
      }
      case 'copy':
        document = write(document, segmentsOf(step.path), read(document, segmentsOf(step.from)), 'insert');
        break;
    }
  }
  return document;
}

function segmentsOf(path: string): readonly string[] {
  return path
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function unprocessable(): StatusError {
  return new StatusError(422, 'Invalid', 'the server rejected our request due to an error in our request', {});
}

function read(node: Json, segments: readonly string[]): Json {
  let current: Json = node;
  for (const segment of segments) {
    const next: Json | undefined = Array.isArray(current)
      ? (current as readonly Json[])[indexOf(segment, current.length - 1)]
      : isJsonObject(current) && Object.hasOwn(current, segment)
        ? current[segment]
        : undefined;
    if (next === undefined) throw unprocessable();
    current = next;
  }
  return current;
}

function write(node: Json, segments: readonly string[], value: Json, mode: 'insert' | 'set'): Json {
  const [head, ...rest] = segments;
  if (head === undefined) return value;
  if (Array.isArray(node)) {
    const items = [...(node as readonly Json[])];
    const index = head === '-' ? items.length : indexOf(head, items.length);
    if (rest.length > 0) items[index] = write(read(node, [head]), rest, value, mode);
    else if (mode === 'insert') items.splice(index, 0, value);
    else items[index] = value;
    return items;
  }
  if (!isJsonObject(node)) throw unprocessable();
  return { ...node, [head]: rest.length > 0 ? write(read(node, [head]), rest, value, mode) : value };
}

function remove(node: Json, segments: readonly string[]): Json {
  const [head, ...rest] = segments;
  if (head === undefined) throw unprocessable();
  const child = read(node, [head]);
  if (Array.isArray(node)) {
    const index = indexOf(head, node.length - 1);
    return rest.length > 0
      ? (node as readonly Json[]).with(index, remove(child, rest))
      : (node as readonly Json[]).filter((_, at) => at !== index);
  }
  const { [head]: _removed, ...others } = node as { readonly [key: string]: Json };
  return rest.length > 0 ? { ...(node as object), [head]: remove(child, rest) } : others;
}

function indexOf(segment: string, highest: number): number {
  const index = /^(0|[1-9]\d*)$/.test(segment) ? Number(segment) : -1;
  if (index < 0 || index > highest) throw unprocessable();
  return index;
}
