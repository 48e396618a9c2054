import type { KubeObject } from './kube-object.ts';
import { objectFilter } from './object-filter.ts';
import type { ObjectStore } from './object-store.ts';
import type { ResourceKind } from './resource-kind.ts';
import { badRequest, StatusError } from './status-error.ts';

export interface ListPage {
  readonly items: readonly KubeObject[];
  /** ListMeta: resourceVersion, and `continue` with `remainingItemCount` when there is more. */
  readonly metadata: Record<string, unknown>;
}

/**
 * A page of a list, as stored: selectors, `limit` and `continue` are obeyed. A continue token, or an exact
 * `resourceVersion`, from before the kept history is a 410.
 */
export function listObjects(
  store: ObjectStore,
  kind: ResourceKind,
  namespace: string | undefined,
  query: URLSearchParams,
): ListPage {
  const matching = store.list(kind.storage, namespace).filter(objectFilter(kind, { namespace }, query));
  const limit = parseLimit(query.get('limit'));
  const token = parseContinue(query.get('continue'));
  if (token !== null && token.version < store.oldestVersion()) {
    throw new StatusError(
      410,
      'Expired',
      'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.',
    );
  }
  checkExactVersion(store, query);
  const rest = token === null ? matching : matching.filter((object) => positionOf(object) > token.after);
  const page = limit === 0 ? rest : rest.slice(0, limit);
  const last = page.at(-1);
  const isCut = page.length < rest.length && last !== undefined;
  const resourceVersion = String(token?.version ?? store.version());
  const selective = query.has('labelSelector') || query.has('fieldSelector');
  return {
    items: page,
    metadata: isCut
      ? {
          resourceVersion,
          continue: encodeContinue({ version: Number(resourceVersion), after: positionOf(last) }),
          ...(selective ? {} : { remainingItemCount: rest.length - page.length }),
        }
      : { resourceVersion },
  };
}

/** `resourceVersionMatch=Exact` wants the state of that very version, which the sandbox keeps for the newest only. */
function checkExactVersion(store: ObjectStore, query: URLSearchParams): void {
  if (query.get('resourceVersionMatch') !== 'Exact') return;
  const wanted = query.get('resourceVersion') ?? '';
  if (wanted !== String(store.version())) {
    throw new StatusError(410, 'Expired', `The resourceVersion for the provided list is too old: ${wanted}`);
  }
}

interface ContinueToken {
  readonly version: number;
  readonly after: string;
}

function positionOf(object: KubeObject): string {
  return `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

function parseLimit(text: string | null): number {
  const limit = text === null || text === '' ? 0 : Number(text);
  if (!Number.isSafeInteger(limit) || limit < 0) throw badRequest(`limit: ${JSON.stringify(text)} is not a count`);
  return limit;
}

function encodeContinue(token: ContinueToken): string {
  return Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', rv: token.version, start: token.after })).toString(
    'base64url',
  );
}

function parseContinue(text: string | null): ContinueToken | null {
  if (text === null || text === '') return null;
  try {
    const token: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const { rv, start } = token as { readonly rv?: unknown; readonly start?: unknown };
    if (typeof rv === 'number' && typeof start === 'string') return { version: rv, after: start };
  } catch {
    // Falls through: whatever cannot be read as a token is refused the same way.
  }
  throw badRequest('continue key is not valid: it must be the token of an earlier page');
}
