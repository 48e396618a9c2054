import type { Headers } from './request-headers.ts';
import { RequestRefused } from './request-refused.ts';

/** A header's value with a configured secret in it: as it is, or as credentials (RFC 6750, RFC 7617). */
export type SecretHeader =
  | { readonly kind: 'plain'; readonly secret: string }
  | { readonly kind: 'bearer'; readonly secret: string }
  | { readonly kind: 'basic'; readonly user: string; readonly secret: string };

/** The headers in full, and every secret that is in one. Refuses (`no_such_secret`) a name that is not configured. */
export function secretsOf(
  named: Readonly<Record<string, SecretHeader>>,
  known: Headers,
): { readonly headers: Headers; readonly values: readonly string[] } {
  const values: string[] = [];
  const headers = Object.entries(named).map(([name, header]) => {
    const value = valueOf(header.secret, known);
    values.push(value);
    return [name, inFull(header, value)] as const;
  });
  return { headers: Object.fromEntries(headers), values };
}

function valueOf(name: string, known: Headers): string {
  const value = Object.hasOwn(known, name) ? known[name] : undefined;
  if (value !== undefined) return value;
  const there = Object.keys(known).join(', ') || 'none is configured';
  throw new RequestRefused('no_such_secret', `there is no secret ${JSON.stringify(name)} in scripts.secrets: ${there}`);
}

function inFull(header: SecretHeader, value: string): string {
  switch (header.kind) {
    case 'plain':
      return value;
    case 'bearer':
      return `Bearer ${value}`;
    case 'basic':
      return `Basic ${Buffer.from(`${header.user}:${value}`, 'utf8').toString('base64')}`;
  }
}
