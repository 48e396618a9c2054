/** A request path that names a resource, taken apart; names come out percent-decoded. */
export interface ResourcePath {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly subresource: string | undefined;
}

/**
 * Reads `/api/v1/…` and `/apis/<group>/<version>/…` as the API server does:
 * `namespaces/<ns>/<plural>[/<name>[/<subresource>]]`, or without a namespace. Null for any other path.
 */
export function parseResourcePath(path: string): ResourcePath | null {
  const segments = path.split('/').slice(1);
  if (segments.some((segment) => segment === '')) return null;
  const parts = segments.map(decodeSegment);
  const isCore = parts[0] === 'api';
  if (!isCore && parts[0] !== 'apis') return null;
  const group = isCore ? '' : (parts[1] ?? '');
  const [version, ...rest] = parts.slice(isCore ? 1 : 2);
  if (version === undefined || rest.length === 0) return null;

  // A namespace is itself a resource: /namespaces/x and /namespaces/x/status are about x, /namespaces/x/pods is not.
  const scoped = rest[0] === 'namespaces' && rest.length > 2 && rest[2] !== 'status' && rest[2] !== 'finalize';
  const [plural, name, subresource, ...beyond] = scoped ? rest.slice(2) : rest;
  if (plural === undefined || beyond.length > 0) return null;
  return { group, version, plural, namespace: scoped ? rest[1] : undefined, name, subresource };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
