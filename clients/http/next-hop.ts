import type { Headers } from './request-headers.ts';
import { RequestRefused } from './request-refused.ts';
import { requestTarget } from './request-target.ts';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One request of the chain that redirects make. */
export interface Hop {
  readonly method: Method;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string | null;
}

/** Where another origin gets nothing of ours to know, these still say what is wanted and what is sent. */
const keptAcrossOrigins: ReadonlySet<string> = new Set(['accept', 'accept-encoding', 'content-type', 'user-agent']);
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** A redirect without a place to go is an answer like any other. */
export function isRedirect(status: number, location: string | undefined): location is string {
  return redirects.has(status) && location !== undefined;
}

/**
 * What follows a redirect (RFC 9110, section 15.4): 303 asks for the result with GET, as do 301 and 302 after a POST;
 * 307 and 308 repeat the request as it was. Another origin gets no Authorization, no cookie and no header of the
 * caller's but Accept and User-Agent, and Content-Type where the body goes along. Refuses the way from https to http.
 */
export function nextHop(hop: Hop, status: number, location: string): Hop {
  const resolved = URL.parse(location, hop.url);
  if (!resolved)
    throw new RequestRefused('redirect_refused', `redirected to ${JSON.stringify(location)}, which is no URL`);
  const url = requestTarget(resolved.href);
  if (hop.url.protocol === 'https:' && url.protocol === 'http:') {
    throw new RequestRefused('redirect_refused', `redirected from https to ${url.origin}, where anybody could listen`);
  }
  const becomesGet = status === 303 ? hop.method !== 'HEAD' : status <= 302 && hop.method === 'POST';
  const headers = Object.entries(hop.headers).filter(
    ([name]) =>
      (url.origin === hop.url.origin || keptAcrossOrigins.has(name)) && !(becomesGet && name.startsWith('content-')),
  );
  return {
    method: becomesGet ? 'GET' : hop.method,
    url,
    headers: Object.fromEntries(headers),
    body: becomesGet ? null : hop.body,
  };
}
