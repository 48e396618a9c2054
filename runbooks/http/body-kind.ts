/** What a body is made of, which says how its values are encoded. */
export type BodyKind = 'json' | 'form' | 'text' | 'other';

/** By its media type. */
export function bodyKind(contentType: string): BodyKind {
  if (/^[a-z]+\/(?:json|[a-z0-9.-]+\+json)$/.test(contentType)) return 'json';
  if (contentType === 'application/x-www-form-urlencoded') return 'form';
  return contentType === 'text/plain' ? 'text' : 'other';
}
