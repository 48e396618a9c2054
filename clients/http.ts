import { lookup as systemLookup } from 'node:dns/promises';
import { readAllowList, type AllowedHost } from './http/allow-list.ts';
import { checkedAddresses, type Lookup } from './http/checked-addresses.ts';
import { exchange, type Exchanged } from './http/exchange.ts';
import { toHttpError } from './http/http-errors.ts';
import { isRedirect, nextHop, type Hop, type Method } from './http/next-hop.ts';
import { requestHeaders } from './http/request-headers.ts';
import { RequestRefused } from './http/request-refused.ts';
import { requestTarget } from './http/request-target.ts';
import { secretsOf, type SecretHeader } from './http/secret-headers.ts';
import { parseRetryAfterMs } from './retry-after.ts';
import { createRedactor } from './script/redact.ts';

export interface HttpOptions {
  /** The only hosts that requests and redirects may reach: the setting `http.allow`. */
  readonly allow: readonly AllowedHost[];
  /** How many redirects are followed; 5 unless given. */
  readonly maxRedirects?: number;
  /** Resolves host names; the system's resolver unless given. */
  readonly lookup?: Lookup;
  /** Authorities to trust beside the system's. */
  readonly caPem?: string;
  /** Values of the secrets that requests may name: the setting `scripts.secrets`. */
  readonly secrets?: Readonly<Record<string, string>>;
}

export interface HttpRequest {
  readonly method: Method;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Headers with a configured secret in them; wherever the answer repeats it, `***` stands instead. */
  readonly secretHeaders?: Readonly<Record<string, SecretHeader>>;
  /** Sent as UTF-8. */
  readonly body: string | null;
  /** For everything: finding the host, connecting, redirects, the whole answer. */
  readonly timeoutMs: number;
  /** Of the answer's body, unpacked. */
  readonly limitBytes: number;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case; several of one name are joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** Read as UTF-8. */
  readonly body: string;
  /** The body was longer than `limitBytes`, and its beginning is given. */
  readonly truncated: boolean;
  /** Where the answer came from, redirects followed. */
  readonly url: string;
  /** How long its Retry-After asks to wait, at most an hour; absent where it says nothing. */
  readonly retryAfterMs?: number;
}

/**
 * Sends requests to the hosts that the installation allows, and to nothing else that a name, a redirect or a spelling
 * could lead to. Every answer is a result, whatever its status. Throws nothing but OutsideError with the system
 * `http`: `uncertain` once a request that changes something may have reached a server.
 */
export interface HttpClient {
  send(request: HttpRequest): Promise<HttpAnswer>;
}

/** Throws an Error when an entry of `allow` is not a host. */
export function createHttpClient(options: HttpOptions): HttpClient {
  const allowed = readAllowList(options.allow);
  const lookup = options.lookup ?? ((hostname: string) => systemLookup(hostname, { all: true }));
  const maxRedirects = options.maxRedirects ?? 5;

  return {
    async send(request) {
      const deadline = AbortSignal.timeout(request.timeoutMs);
      const signal = AbortSignal.any([deadline, ...(request.signal ? [request.signal] : [])]);
      let mayHaveActed = false;
      try {
        const secret = secretsOf(request.secretHeaders ?? {}, options.secrets ?? {});
        let hop = firstHop(request, secret.headers);
        for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
          const { method, url } = hop;
          const addresses = await unlessAborted(checkedAddresses(url, allowed, lookup), signal);
          const answer = await exchange(hop, {
            addresses,
            limitBytes: request.limitBytes,
            caPem: options.caPem,
            signal,
            onConnected: () => (mayHaveActed ||= method !== 'GET' && method !== 'HEAD'),
          });
          const { location } = answer.headers;
          if (!isRedirect(answer.status, location)) return readAnswer(answer, url.href, secret.values);
          // A server that wants the same request elsewhere has not acted on it.
          if (answer.status === 307 || answer.status === 308) mayHaveActed = false;
          hop = nextHop(hop, answer.status, location);
        }
        const message = `more than ${maxRedirects} redirects, the last one to ${hop.url.href}`;
        throw new RequestRefused('too_many_redirects', message);
      } catch (error) {
        const endedBy = request.signal?.aborted ? 'cancel' : deadline.aborted ? 'timeout' : null;
        throw toHttpError(error, { mayHaveActed, endedBy, timeoutMs: request.timeoutMs });
      }
    },
  };
}

function firstHop({ method, url, headers, body }: HttpRequest, secretHeaders: Readonly<Record<string, string>>): Hop {
  return { method, url: requestTarget(url), headers: requestHeaders(headers, secretHeaders), body };
}

/** What the server answered, without the secrets that it was sent: some repeat a request, above all where it failed. */
function readAnswer(answer: Exchanged, url: string, secrets: readonly string[]): HttpAnswer {
  const retryAfterMs = parseRetryAfterMs(answer.headers['retry-after'], new Date());
  const told = { ...answer, url, ...(retryAfterMs !== null && { retryAfterMs }) };
  if (secrets.length === 0) return told;
  const redactor = createRedactor(secrets);
  const blotted = (text: string): string => redactor.redact(Buffer.from(text), Infinity).toString();
  const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, blotted(value)]));
  return { ...told, headers, body: blotted(answer.body) };
}

/** The system's resolver cannot be interrupted, but nobody has to wait for it. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const giveUp = (): void => reject(signal.reason);
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    signal.throwIfAborted();
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
    work.catch(() => undefined);
  }
}
