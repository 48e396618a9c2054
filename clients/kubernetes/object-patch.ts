import { OutsideError } from '#domain/outside-error.ts';

/** A change to an object, in one of the three languages the API takes. */
export interface ObjectPatch {
  /** Strategic merge, JSON merge (RFC 7386) or JSON patch (RFC 6902). */
  readonly type: 'strategic' | 'merge' | 'json';
  /** A list of operations for `json`, an object for the other two. */
  readonly body: object;
}

/** A patch as it goes over the wire. */
export interface WirePatch {
  readonly contentType: string;
  readonly body: object;
}

/**
 * Binds a patch to a version of its object, where one is given. In all three languages it is the patch itself that
 * sets the version: the API answers `Conflict` when that is not the stored one. (A `test` operation of a JSON patch
 * would do as well, but fails with a 422 that does not say what failed.)
 * Throws OutsideError `invalid_patch` for a body that its language does not know.
 */
export function toWirePatch({ type, body }: ObjectPatch, resourceVersion?: string): WirePatch {
  switch (type) {
    case 'json': {
      if (!Array.isArray(body)) throw invalid('a JSON patch is a list of operations');
      const bind = { op: 'replace', path: '/metadata/resourceVersion', value: resourceVersion };
      const operations: readonly unknown[] = resourceVersion === undefined ? body : [bind, ...body];
      return { contentType: 'application/json-patch+json', body: operations };
    }
    case 'strategic':
      return { contentType: 'application/strategic-merge-patch+json', body: bindMerge(body, resourceVersion) };
    case 'merge':
      return { contentType: 'application/merge-patch+json', body: bindMerge(body, resourceVersion) };
  }
}

function bindMerge(body: object, resourceVersion: string | undefined): object {
  if (Array.isArray(body)) throw invalid('a merge patch is an object, not a list');
  if (resourceVersion === undefined) return body;
  const metadata = 'metadata' in body && typeof body.metadata === 'object' ? body.metadata : {};
  return { ...body, metadata: { ...metadata, resourceVersion } };
}

function invalid(message: string): OutsideError {
  return new OutsideError('kubernetes', 'invalid_patch', message, { kind: 'no' });
}
