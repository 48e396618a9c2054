import type { KubeDraft } from './kube-object.ts';
import { isJsonObject, type Json } from './json-value.ts';
import type { ResourceKind } from './resource-kind.ts';
import { badRequest } from './status-error.ts';

/**
 * A body as a draft of the given kind. The wrong kind and a field of the wrong type are 400s in the words of the API
 * server; what the fields say is checked later, by the kind's `problems`.
 */
export function parseBody(kind: ResourceKind, body: Json): KubeDraft {
  const apiVersion = kind.group === '' ? kind.version : `${kind.group}/${kind.version}`;
  if (!isJsonObject(body)) throw badRequest(`the body must be a JSON object: a ${kind.kind}`);
  if ((body['kind'] ?? kind.kind) !== kind.kind || (body['apiVersion'] ?? apiVersion) !== apiVersion) {
    const given = `${JSON.stringify(body['apiVersion'])}, Kind=${JSON.stringify(body['kind'])}`;
    throw badRequest(`the object provided is unrecognized: it is ${given}, expected ${apiVersion}, Kind=${kind.kind}`);
  }
  const parsed = kind.shape.safeParse({ metadata: {}, ...body });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw badRequest(
      `${kind.kind} in version "${kind.version}" cannot be handled as a ${kind.kind}: ${issue?.path.join('.')}: ${issue?.message}`,
    );
  }
  const draft = withoutNulls(body) as KubeDraft;
  return { ...draft, apiVersion, kind: kind.kind, metadata: draft.metadata ?? {} };
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
