import type { Retry } from '#domain/outside-error.ts';

/** A request that got no answer, read from whatever the HTTP library threw. */
export interface NetworkFailure {
  /** `timeout`, `aborted`, or the system's own code: `ECONNREFUSED`, `UND_ERR_SOCKET`, `CERT_HAS_EXPIRED`, … */
  readonly code: string;
  readonly message: string;
  /** True only when no connection was made, so that the server cannot have seen the request. */
  readonly neverSent: boolean;
}

/** What a request does to the world: a `read` may be repeated at will, a `write` only once its fate is known. */
export type Effect = 'read' | 'write';

const neverSentCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const certificateCodes: ReadonlySet<string> = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/**
 * Reads a failure of fetch, undici or node-fetch. The telling error often stands some causes deep
 * (`TypeError: fetch failed` → `AggregateError` → `ECONNREFUSED`), so the whole chain is searched.
 * Null when nothing in the chain is a failure of the network.
 */
export function readNetworkFailure(error: unknown): NetworkFailure | null {
  for (const link of chainOf(error)) {
    if (link.name === 'TimeoutError') return { code: 'timeout', message: 'no answer in time', neverSent: false };
    if (link.name === 'AbortError') return { code: 'aborted', message: 'the request was aborted', neverSent: false };
    const code = 'code' in link && typeof link.code === 'string' ? link.code : '';
    if (neverSentCodes.has(code)) return { code, message: link.message || code, neverSent: true };
    if (certificateCodes.has(code)) {
      return { code, message: `the server's certificate is not trusted (${link.message})`, neverSent: true };
    }
    if (/^(E[A-Z]+|UND_ERR_[A-Z_]+|ERR_SSL_.+|HPE_.+)$/.test(code)) {
      return { code, message: link.message || code, neverSent: false };
    }
  }
  return null;
}

/** Whether to ask again after a failure of the network; what was never sent cannot have taken effect. */
export function verdictOnNetworkFailure(failure: NetworkFailure, effect: Effect): Retry {
  if (certificateCodes.has(failure.code)) return { kind: 'safe', afterMs: 30_000 };
  if (failure.neverSent) return { kind: 'safe', afterMs: 2000 };
  return effect === 'read' ? { kind: 'safe', afterMs: 1000 } : { kind: 'uncertain' };
}

function chainOf(error: unknown): Error[] {
  const chain: Error[] = [];
  const open: unknown[] = [error];
  while (open.length > 0 && chain.length < 20) {
    const next = open.shift();
    if (!(next instanceof Error)) continue;
    chain.push(next);
    open.push(next.cause, ...(next instanceof AggregateError ? (next.errors as unknown[]) : []));
  }
  return chain;
}
