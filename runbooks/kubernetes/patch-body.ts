import { z } from 'zod';
import { type Json, jsonSchema } from '#domain/run.ts';
import type { Variables } from '#runbooks/expressions/expression.ts';
import { renderValue } from '#runbooks/templates/render-value.ts';
import type { StepText } from '#runbooks/step-type.ts';
import type { Resolved } from './target.ts';

/** Fields by which an object would become another one, or which are not for people to write. */
const untouchable = ['apiVersion', 'kind', 'status'] as const;
const untouchableMetadata = [
  'name',
  'namespace',
  'uid',
  'ownerReferences',
  'finalizers',
  'resourceVersion',
  'managedFields',
] as const;

/** What a merge patch sets, as a block. */
export const mergeBody = z.record(z.string(), jsonSchema);

/** The operations of a JSON patch (RFC 6902). */
export const operationsBody = z
  .array(
    z.strictObject({
      op: z.enum(['add', 'remove', 'replace', 'move', 'copy', 'test']),
      path: z.string().regex(/^\//, { error: 'must begin with /: write /spec/replicas' }),
      from: z.string().regex(/^\//, { error: 'must begin with /: write /spec/replicas' }).optional(),
      value: jsonSchema.optional(),
    }),
  )
  .min(1)
  .max(100);

export type PatchBody = z.output<typeof mergeBody> | z.output<typeof operationsBody>;

/** Why a patch may not be made, whatever its values are, or null. */
export function patchProblem(body: PatchBody): string | null {
  const field = Array.isArray(body) ? untouchablePath(body) : untouchableField(body);
  if (field === null) return null;
  return `must not touch ${field}: leave it out`;
}

/** The templates in the values of a patch, each with its place in the body. */
export function patchTexts(body: PatchBody): readonly StepText[] {
  const texts: StepText[] = [];
  visit(body as Json, ['body'], (text, field) => {
    if (text.includes('{{')) texts.push({ kind: 'template', field, text, context: 'plain' });
  });
  return texts;
}

/**
 * A patch with its values filled in. Only values are templates, never names of fields or paths, so whatever a label holds
 * stays one value. A text that is a single `{{ name }}` becomes that value, of whatever kind it is.
 */
export function resolvePatch(body: PatchBody, variables: Variables): Resolved<object> {
  const filled = fill(body as Json, variables, Array.isArray(body));
  if (!filled.ok) return { ok: false, reason: `the patch: ${filled.reason}` };
  return { ok: true, value: Object(filled.value) };
}

function fill(value: Json, variables: Variables, isOperations: boolean): Resolved<Json> {
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((item) =>
      isOperations ? fillOperation(item, variables) : fill(item, variables, false),
    );
    const bad = items.find((item) => !item.ok);
    return bad ?? { ok: true, value: items.flatMap((item) => (item.ok ? [item.value] : [])) };
  }
  if (typeof value === 'object' && value !== null) {
    const entries: [string, Json][] = [];
    for (const [key, inner] of Object.entries(value)) {
      const filled = fill(inner, variables, false);
      if (!filled.ok) return filled;
      entries.push([key, filled.value]);
    }
    return { ok: true, value: Object.fromEntries(entries) };
  }
  if (typeof value !== 'string' || !value.includes('{{')) return { ok: true, value };
  const rendered = renderValue(value, variables);
  return rendered.ok ? rendered : { ok: false, reason: `${value}: ${rendered.message}` };
}

function fillOperation(operation: Json, variables: Variables): Resolved<Json> {
  if (typeof operation !== 'object' || operation === null || !('value' in operation))
    return { ok: true, value: operation };
  const filled = fill(operation['value'] ?? null, variables, false);
  return filled.ok ? { ok: true, value: { ...operation, value: filled.value } } : filled;
}

function untouchableField(body: z.output<typeof mergeBody>): string | null {
  const top = untouchable.find((field) => field in body);
  if (top !== undefined) return top;
  const { metadata } = body;
  if (metadata === undefined) return null;
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) return 'metadata as a whole';
  const inner = untouchableMetadata.find((field) => field in metadata);
  return inner === undefined ? null : `metadata.${inner}`;
}

function untouchablePath(body: z.output<typeof operationsBody>): string | null {
  for (const { op, path, from } of body) {
    // What is moved is taken away, so it counts like what is written; what is copied or tested does not.
    for (const pointer of op === 'test' ? [] : op === 'move' ? [path, from ?? ''] : [path]) {
      const [top, second] = pointer.slice(1).split('/').map(unescape);
      if (top === undefined || top === '' || untouchable.some((field) => field === top)) return pointer;
      if (top === 'metadata' && (second === undefined || untouchableMetadata.some((field) => field === second)))
        return pointer;
    }
  }
  return null;
}

/** https://www.rfc-editor.org/rfc/rfc6901#section-4 */
function unescape(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

function visit(
  value: Json,
  field: readonly (string | number)[],
  found: (text: string, field: readonly (string | number)[]) => void,
): void {
  if (typeof value === 'string') return found(value, field);
  if (Array.isArray(value))
    return (value as readonly Json[]).forEach((item, index) => visit(item, [...field, index], found));
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) visit(inner, [...field, key], found);
}
