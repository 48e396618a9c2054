import { RequestRefused } from './request-refused.ts';

export type Headers = Readonly<Record<string, string>>;

/** Those that frame the message or name its receiver: the client's own, or a second request could hide in one. */
const ownedByClient: ReadonlySet<string> = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * The headers to send, names in lower case; `secret` are those whose values are secrets. Refuses (`bad_request_header`) a name that is no token and a value with
 * line ends or other control characters (RFC 9110, sections 5.1 and 5.5), or characters that a header cannot carry.
 */
export function requestHeaders(given: Headers, secret: Headers = {}): Headers {
  const headers: Record<string, string> = { accept: '*/*', 'user-agent': 'firebreak' };
  const seen = new Set<string>();
  for (const [name, value] of [...Object.entries(given), ...Object.entries(secret)]) {
    const lower = name.toLowerCase();
    if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) {
      throw bad(name, 'a header name has letters, digits and hyphens only');
    }
    if (ownedByClient.has(lower)) throw bad(name, 'Firebreak sets it itself: leave it out');
    if (seen.has(lower)) throw bad(name, 'it is given twice, in different case');
    if (!/^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value)) {
      throw bad(name, 'its value has a line end, a control character or one beyond Latin-1: encode it');
    }
    seen.add(lower);
    headers[lower] = value;
  }
  // What is sent in plain text needs no unpacking, so nothing can unpack into gigabytes unless a server insists.
  return { ...headers, 'accept-encoding': 'identity' };
}

function bad(name: string, why: string): RequestRefused {
  return new RequestRefused('bad_request_header', `the header ${JSON.stringify(name)} is refused: ${why}`);
}
