import { createHash, timingSafeEqual } from 'node:crypto';

/** What a sender of alerts must show: a bearer token, or a user and password (RFC 6750, RFC 7617). */
export interface WebhookCredentials {
  readonly bearerToken: string | null;
  readonly basic: { readonly username: string; readonly password: string } | null;
}

/** Whether the Authorization header shows one of the credentials. Takes as long for a near miss as for a far one. */
export function isAuthorized(header: string | undefined, credentials: WebhookCredentials): boolean {
  const [, scheme = '', value = ''] = /^\s*(\S+)\s+(.*?)\s*$/.exec(header ?? '') ?? [];
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return credentials.bearerToken !== null && same(value, credentials.bearerToken);
    case 'basic': {
      const shown = Buffer.from(value, 'base64').toString('utf8');
      return credentials.basic !== null && same(shown, `${credentials.basic.username}:${credentials.basic.password}`);
    }
    default:
      return false;
  }
}

function same(shown: string, wanted: string): boolean {
  // Equal-length digests, because timingSafeEqual refuses, and so reveals, different lengths.
  return timingSafeEqual(digest(shown), digest(wanted));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
