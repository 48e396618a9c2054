import { ZodError } from 'zod';
import { OutsideError, type Retry } from '#domain/outside-error.ts';
import { readNetworkFailure, verdictOnNetworkFailure } from '#clients/network-failure.ts';
import { parseRetryAfterMs } from '#clients/retry-after.ts';

const never: Retry = { kind: 'no' };

/** An answer that is not a result. */
export interface LokiRefusal {
  readonly status: number;
  readonly retryAfter: string | null;
  /** Where a redirect points. */
  readonly location: string | null;
  readonly body: string;
}

/**
 * Maps an HTTP answer other than 200 to an OutsideError. Loki says what is wrong as plain text: a query it does not
 * understand is `bad_query`, everything else goes by its status. Queries change nothing, so what may pass is `safe`.
 */
export function toLokiRefusal(refusal: LokiRefusal, now: Date): OutsideError {
  const { status } = refusal;
  const said = refusal.body.trim().slice(0, 500);
  const fail = (code: string, message: string, retry: Retry) => new OutsideError('loki', code, message, retry);

  if (status >= 300 && status < 400) {
    const where = refusal.location ?? 'nowhere';
    return fail('redirected', `redirected to ${where}: give the address that answers itself, behind any login`, never);
  }
  switch (status) {
    case 400:
      return fail('bad_query', said || 'HTTP 400', never);
    case 401:
      // A multi-tenant Loki answers 401 "no org id" to whoever names no tenant.
      return fail('http_401', `HTTP 401: ${said || 'no word'}: check the credentials and loki.tenant`, never);
    case 403:
      return fail('http_403', `HTTP 403: ${said || 'no word'}: check what the credentials may read`, never);
    case 404:
      return fail('http_404', 'HTTP 404: check that the configured URL is the one that /loki/api/v1 follows', never);
    default: {
      const afterMs = parseRetryAfterMs(refusal.retryAfter, now) ?? 2000;
      const isPassing = status >= 499 || status === 429;
      return fail(`http_${status}`, `HTTP ${status}: ${said}`.trim(), isPassing ? { kind: 'safe', afterMs } : never);
    }
  }
}

/** Maps what was thrown on the way: no answer, or a 200 that is not what the API promises. */
export function toLokiError(error: unknown): OutsideError {
  if (error instanceof OutsideError) return error;
  const network = readNetworkFailure(error);
  if (network) {
    return new OutsideError('loki', network.code, network.message, verdictOnNetworkFailure(network, 'read'), error);
  }
  const message = error instanceof ZodError || error instanceof SyntaxError ? error.message : String(error);
  const retry: Retry = { kind: 'safe', afterMs: 5000 };
  return new OutsideError('loki', 'unreadable_answer', `unexpected answer: ${message}`, retry, error);
}
