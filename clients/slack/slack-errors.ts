import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { ZodError } from 'zod';
import { OutsideError, type Retry } from '#domain/outside-error.ts';
import { type Effect, readNetworkFailure, verdictOnNetworkFailure } from '#clients/network-failure.ts';
import { parseRetryAfterMs } from '#clients/retry-after.ts';

/** Slack's advice is one call a second a method, so this is the wait where a 429 names none. */
const defaultWaitMs = 1000;

/** Slack turned the call away before doing anything and says that a later one may pass. */
const turnedAway: Readonly<Record<string, number>> = {
  ratelimited: defaultWaitMs,
  rate_limited: defaultWaitMs,
  message_limit_exceeded: 60_000,
  accesslimited: 60_000,
  external_channel_migrating: 60_000,
  team_added_to_org: 60_000,
};

/** Slack failed on the way; its documentation says that a part of the work may have been done. */
const brokeOff: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
]);

/**
 * Maps every failure of a Web API call to an OutsideError. `method` is the call's name as Slack writes it.
 * Slack's own refusals (`name_taken`, `not_in_channel`, …) keep their word as the code and are final, except the few
 * listed above. Error lists: https://docs.slack.dev/reference/methods.
 */
export function toSlackError(error: unknown, method: string, effect: Effect, now: Date): OutsideError {
  if (error instanceof OutsideError) return error;
  const fail = (code: string, message: string, retry: Retry) =>
    new OutsideError('slack', code, `${method}: ${message}`, retry, error);
  const lost = (afterMs = defaultWaitMs): Retry =>
    effect === 'read' ? { kind: 'safe', afterMs } : { kind: 'uncertain' };

  if (error instanceof WebAPIRateLimitedError) {
    return fail('ratelimited', 'too many calls', { kind: 'safe', afterMs: error.retryAfter * 1000 });
  }
  if (error instanceof WebAPIPlatformError) return fail(...readRefusal(error, lost()));
  if (error instanceof WebAPIHTTPError) {
    const { statusCode } = error;
    const askedMs = parseRetryAfterMs(error.headers['retry-after'], now);
    const retry: Retry = statusCode >= 500 ? lost(askedMs ?? defaultWaitMs) : { kind: 'no' };
    return fail(`http_${statusCode}`, `HTTP ${statusCode} ${error.statusMessage}`.trim(), retry);
  }
  const network = readNetworkFailure(error);
  if (network) return fail(network.code, network.message, verdictOnNetworkFailure(network, effect));
  if (error instanceof ZodError) return fail('unreadable_answer', `unexpected answer: ${error.message}`, lost());
  // The library throws a plain Error, which it never retries, for a 429 that names no wait.
  if (error instanceof Error && error.message.startsWith('Retry header did not contain')) {
    return fail('ratelimited', 'too many calls', { kind: 'safe', afterMs: defaultWaitMs });
  }
  return fail('unreadable_answer', error instanceof Error ? error.message : String(error), lost());
}

function readRefusal(error: WebAPIPlatformError, lost: Retry): [string, string, Retry] {
  const code = error.data.error;
  // The library puts a body that is not JSON, such as a proxy's page, in the place of the error's name.
  if (!/^[a-z0-9_]+$/i.test(code)) return ['unreadable_answer', `not JSON: ${code.slice(0, 200)}`, lost];
  const waitMs = turnedAway[code];
  if (waitMs !== undefined) {
    const askedS = error.data.response_metadata?.retryAfter;
    return [code, sayRefusal(error), { kind: 'safe', afterMs: askedS === undefined ? waitMs : askedS * 1000 }];
  }
  return [code, sayRefusal(error), brokeOff.has(code) ? lost : { kind: 'no' }];
}

/** Adds what Slack tells beside the bare word: the scope to grant, or which argument is wrong and where. */
function sayRefusal({ data }: WebAPIPlatformError): string {
  const parts: string[] = [data.error];
  if ('needed' in data && typeof data.needed === 'string') {
    const provided = 'provided' in data && typeof data.provided === 'string' ? data.provided : 'none';
    parts.push(`grant the bot token the scope "${data.needed}" (it has: ${provided}) and reinstall the app`);
  }
  parts.push(...(data.response_metadata?.messages ?? []));
  return parts.join('; ');
}
