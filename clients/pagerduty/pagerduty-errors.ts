import { z } from 'zod';
import { OutsideError, type Retry } from '#domain/outside-error.ts';
import { readNetworkFailure } from '#clients/network-failure.ts';
import { SecondAttempt } from './one-attempt-agent.ts';

/**
 * Every event carries a deduplication key, so PagerDuty makes one incident of an event that arrives twice. That is why
 * a lost answer is `safe` here and not `uncertain`: a page repeated costs nothing, a page forgotten costs the night.
 */
const askAgain = (afterMs: number): Retry => ({ kind: 'safe', afterMs });

const refusalSchema = z.object({
  message: z.string().optional(),
  errors: z.array(z.string()).optional(),
});

/**
 * Maps an answer other than 2xx. 400 and 413 mean that the event itself is wrong, 429 that the routing key's share of
 * events a minute is used up: https://developer.pagerduty.com/docs/send-alert-event.
 */
export function toPagerDutyRefusal(status: number, body: unknown): OutsideError {
  const parsed = refusalSchema.safeParse(body);
  const said = parsed.success ? [parsed.data.message, ...(parsed.data.errors ?? [])].filter(Boolean).join('; ') : '';
  const hint = status === 403 || status === 404 ? ' (check the integration key and its service region)' : '';
  const retry: Retry = status === 429 ? askAgain(30_000) : status >= 500 ? askAgain(5000) : { kind: 'no' };
  return new OutsideError('pagerduty', `http_${status}`, `HTTP ${status}${said ? `: ${said}` : ''}${hint}`, retry);
}

/** Maps what was thrown on the way. `signal` tells a timeout from a stop, which node-fetch reports alike. */
export function toPagerDutyError(error: unknown, signal: AbortSignal): OutsideError {
  if (error instanceof OutsideError) return error;
  if (error instanceof SecondAttempt) return toPagerDutyRefusal(429, null);
  const network = readNetworkFailure(signal.aborted ? signal.reason : error);
  if (network) return new OutsideError('pagerduty', network.code, network.message, askAgain(5000), error);
  const message = error instanceof Error ? error.message : String(error);
  return new OutsideError('pagerduty', 'unreadable_answer', `unexpected answer: ${message}`, askAgain(5000), error);
}
