import type { z } from 'zod';
import type { KubeDraft } from './kube-object.ts';
import { isJsonObject, type Json } from './json-value.ts';
import { groupVersionOf, type ResourceKind } from './resource-kind.ts';
import { badRequest, StatusError } from './status-error.ts';

/**
 * A body as a draft of the given kind in its stored version. The wrong kind and a field of the wrong type are 400s in
 * the words of the API server; what the fields say is checked later, by the kind's `problems`.
 */
export function parseBody(kind: ResourceKind, body: Json): KubeDraft {
  const apiVersion = groupVersionOf(kind);
  if (!isJsonObject(body)) throw badRequest(`the body must be a JSON object: a ${kind.kind}`);
  if ((body['kind'] ?? kind.kind) !== kind.kind || (body['apiVersion'] ?? apiVersion) !== apiVersion) {
    const given = `${JSON.stringify(body['apiVersion'])}, Kind=${JSON.stringify(body['kind'])}`;
    throw badRequest(`the object provided is unrecognized: it is ${given}, expected ${apiVersion}, Kind=${kind.kind}`);
  }
  const problem = shapeProblem(kind, body);
  if (problem !== null) {
    throw badRequest(`${kind.kind} in version "${kind.version}" cannot be handled as a ${kind.kind}: ${problem}`);
  }
  return toDraft(kind, body);
}

/**
 * The outcome of a patch as a draft in its stored version. Where a field has the wrong type the real API server blames
 * the patch as a whole, with a 422 about the field `patch` of no object.
 */
export function parsePatched(kind: ResourceKind, patched: Json): KubeDraft {
  const problem = isJsonObject(patched) ? shapeProblem(kind, patched) : 'the patch does not leave an object';
  if (problem === null && isJsonObject(patched)) return toDraft(kind, patched);
  const cause = {
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${JSON.stringify(JSON.stringify(patched))}: ${problem}`,
    field: 'patch',
  };
  throw new StatusError(422, 'Invalid', ` "" is invalid: patch: ${cause.message}`, { causes: [cause] });
}

function shapeProblem(kind: ResourceKind, body: { readonly [field: string]: Json }): string | null {
  const parsed: z.ZodSafeParseResult<unknown> = kind.shape.safeParse({ metadata: {}, ...body });
  const [issue] = parsed.error?.issues ?? [];
  return issue === undefined ? null : `${issue.path.join('.')}: ${issue.message}`;
}

function toDraft(kind: ResourceKind, body: { readonly [field: string]: Json }): KubeDraft {
  const draft = withoutNulls(body) as KubeDraft;
  const named = { ...draft, apiVersion: groupVersionOf(kind), kind: kind.kind, metadata: draft.metadata ?? {} };
  return kind.fromWire?.(named) ?? named;
}

/** A null field is an absent field: clients send `creationTimestamp: null`, and two templates must still compare equal. */
function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(withoutNulls);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== null)
      .map(([key, field]) => [key, withoutNulls(field)]),
  );
}
