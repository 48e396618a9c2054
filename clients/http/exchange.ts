import { getCACertificates } from 'node:tls';
import { buildConnector, Client } from 'undici';
import type { ResolvedAddress } from './checked-addresses.ts';
import { isRedirect, type Hop } from './next-hop.ts';
import { readBody } from './read-body.ts';

export interface ExchangeOptions {
  /** The connection goes to one of these and nowhere else. */
  readonly addresses: readonly ResolvedAddress[];
  readonly limitBytes: number;
  /** Trusted beside the system's authorities. */
  readonly caPem: string | undefined;
  readonly signal: AbortSignal;
  /** Called once there is a connection: from here on the server may have seen the request. */
  readonly onConnected: () => void;
}

export interface Exchanged {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly truncated: boolean;
}

/**
 * One request and its answer, on a connection of its own: one that is kept could lead to an address that was checked
 * for another request. The name in the URL stays what TLS verifies and what the Host header says.
 */
export async function exchange(hop: Hop, options: ExchangeOptions): Promise<Exchanged> {
  const { signal, limitBytes } = options;
  const client = new Client(hop.url.origin, { connect: pinnedConnector(options), headersTimeout: 0, bodyTimeout: 0 });
  const giveUp = (): void => void client.destroy(signal.reason as Error).catch(() => undefined);
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    const answer = await client.request({
      method: hop.method,
      path: `${hop.url.pathname}${hop.url.search}`,
      headers: hop.headers,
      body: hop.body,
      signal,
    });
    const headers = joinHeaders(answer.headers);
    answer.body.on('error', () => undefined);
    const isEmpty = hop.method === 'HEAD' || answer.statusCode === 204 || headers['content-length'] === '0';
    const read =
      isEmpty || isRedirect(answer.statusCode, headers['location'])
        ? { body: '', truncated: false }
        : await readBody(answer.body, headers['content-encoding'], limitBytes);
    return { status: answer.statusCode, headers, ...read };
  } finally {
    signal.removeEventListener('abort', giveUp);
    await client.destroy();
  }
}

function pinnedConnector(options: ExchangeOptions): buildConnector.connector {
  const { addresses, caPem, onConnected } = options;
  const connect = buildConnector({
    allowH2: false,
    autoSelectFamily: true,
    // The exchange has one deadline, which covers this too.
    timeout: 0,
    ...(caPem === undefined ? {} : { ca: [...getCACertificates('default'), caPem] }),
    lookup: (_hostname, _options, callback) => callback(null, [...addresses]),
  });
  return (target, callback) =>
    connect(target, (...result) => {
      if (result[0] === null) onConnected();
      callback(...result);
    });
}

function joinHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
