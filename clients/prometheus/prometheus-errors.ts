import { ZodError } from 'zod';
import { OutsideError, type Retry } from '#domain/outside-error.ts';
import { readNetworkFailure, verdictOnNetworkFailure } from '#clients/network-failure.ts';
import { parseRetryAfterMs } from '#clients/retry-after.ts';
import { errorAnswerSchema } from './prometheus-answer.ts';

const never: Retry = { kind: 'no' };

/** An answer that is not a result. */
export interface Refusal {
  readonly status: number;
  readonly retryAfter: string | null;
  /** Where a redirect points. */
  readonly location: string | null;
  readonly body: string;
}

/**
 * Maps an HTTP answer other than 200 to an OutsideError whose code is the server's own `errorType` where it gives one.
 * Queries change nothing, so whatever may pass later is `safe`; a wrong expression (`bad_data`, `execution`) is final.
 */
export function toPrometheusRefusal(refusal: Refusal, now: Date): OutsideError {
  const { status, body } = refusal;
  const fail = (code: string, message: string, retry: Retry) => new OutsideError('prometheus', code, message, retry);
  const afterMs = parseRetryAfterMs(refusal.retryAfter, now) ?? 2000;

  const answer = errorAnswerSchema.safeParse(readJson(body));
  if (answer.success) {
    const { errorType, error } = answer.data;
    const passing = status >= 499 || status === 429;
    return fail(errorType, `${errorType}: ${error}`, passing ? { kind: 'safe', afterMs } : never);
  }
  if (status >= 300 && status < 400) {
    const where = refusal.location ?? 'nowhere';
    return fail('redirected', `redirected to ${where}: give the address that answers itself, behind any login`, never);
  }
  if (status === 401 || status === 403) {
    return fail(`http_${status}`, `HTTP ${status}: check the credentials configured for Prometheus`, never);
  }
  if (status === 404) {
    return fail('http_404', 'HTTP 404: check that the configured URL is the one that /api/v1/query follows', never);
  }
  const passing = status >= 500 || status === 429;
  return fail(
    `http_${status}`,
    `HTTP ${status}: ${body.slice(0, 200)}`.trim(),
    passing ? { kind: 'safe', afterMs } : never,
  );
}

/** Maps what was thrown on the way: no answer, or a 200 that is not what the API promises. */
export function toPrometheusError(error: unknown): OutsideError {
  if (error instanceof OutsideError) return error;
  const network = readNetworkFailure(error);
  if (network) {
    const retry = verdictOnNetworkFailure(network, 'read');
    return new OutsideError('prometheus', network.code, network.message, retry, error);
  }
  const message = error instanceof ZodError || error instanceof SyntaxError ? error.message : String(error);
  const retry: Retry = { kind: 'safe', afterMs: 5000 };
  return new OutsideError('prometheus', 'unreadable_answer', `unexpected answer: ${message}`, retry, error);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
