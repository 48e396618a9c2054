import { isIP } from 'node:net';
import { RequestRefused } from './request-refused.ts';

/**
 * Parses the address of a request, taking only what reads the same to everybody. Refused (`bad_url`): schemes other
 * than http and https, blanks and control characters, a user name or password, and an IP address in any spelling but
 * its usual one (`0x7f.1`, `2130706433`, `[::ffff:127.0.0.1]`, percent-encoded, with a zone).
 */
export function requestTarget(text: string): URL {
  if (!/^https?:\/\//i.test(text)) throw bad('an address begins with https:// or http://');
  // The URL parser would drop tabs and newlines without a word.
  if (/[\p{Cc}\s]/u.test(text)) throw bad('an address has no blanks, line ends or control characters: encode them');
  const url = URL.parse(text);
  if (!url) throw bad('it is not a URL');
  const authority = /^https?:\/\/([^/?#\\]*)/i.exec(text)?.[1] ?? '';
  if (authority.includes('@')) {
    throw bad('an address carries no user name or password: send them in the Authorization header');
  }
  const written = authority.replace(/:\d*$/, '').toLowerCase();
  if (isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0 && written !== url.hostname) {
    throw bad(`write the IP address in its usual form, ${url.hostname}`);
  }
  if (written === '') throw bad('it names no host');
  return url;
}

function bad(why: string): RequestRefused {
  return new RequestRefused('bad_url', `the URL is refused: ${why}`);
}
