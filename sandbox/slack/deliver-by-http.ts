import type { Clock } from './clock.ts';
import { ackLimitMs } from './parcel.ts';
import type { DeliveryResult, Parcel } from './parcel.ts';
import { signature } from './signature.ts';

export interface Endpoint {
  readonly url: string;
  readonly secret: string;
  readonly clock: Clock;
  /** Aborts when the workspace stops. */
  readonly stopped: AbortSignal;
}

/**
 * Posts a signed request as Slack does: commands as a form, interactions as a form with one `payload`, events as JSON.
 * Gestures want HTTP 200, events any 2xx; redirects are not followed.
 */
export async function deliverByHttp(endpoint: Endpoint, parcel: Parcel): Promise<DeliveryResult> {
  const { body, contentType } = encode(parcel);
  const timestampS = Math.floor(endpoint.clock.now().getTime() / 1000);
  const abort = new AbortController();
  let isLate = false;
  const cancelTimer = endpoint.clock.after(ackLimitMs, () => {
    isLate = true;
    abort.abort();
  });
  try {
    const response = await fetch(endpoint.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.any([abort.signal, endpoint.stopped]),
      body,
      headers: {
        'content-type': contentType,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': String(timestampS),
        'x-slack-signature': signature(endpoint.secret, timestampS, body),
        ...(parcel.retry
          ? { 'x-slack-retry-num': String(parcel.retry.attempt), 'x-slack-retry-reason': parcel.retry.reason }
          : {}),
      },
    });
    const text = await response.text();
    const isTaken = parcel.kind === 'events_api' ? response.ok : response.status === 200;
    if (!isTaken) {
      const wantsNoRetry = response.headers.get('x-slack-no-retry') === '1';
      return { outcome: 'http_error', status: response.status, wantsNoRetry };
    }
    return { outcome: 'acked', body: answerOf(text, response.headers.get('content-type') ?? '') };
  } catch {
    return isLate ? { outcome: 'timeout' } : { outcome: 'connection_failed' };
  } finally {
    cancelTimer();
  }
}

function encode(parcel: Parcel): { body: string; contentType: string } {
  const form = 'application/x-www-form-urlencoded';
  switch (parcel.kind) {
    case 'events_api':
      return { body: JSON.stringify(parcel.payload), contentType: 'application/json' };
    case 'interactive':
      return { body: new URLSearchParams({ payload: JSON.stringify(parcel.payload) }).toString(), contentType: form };
    case 'slash_commands': {
      const fields = Object.entries(parcel.payload).map(([key, value]) => [key, String(value)]);
      return { body: new URLSearchParams(fields).toString(), contentType: form };
    }
  }
}

/** Undefined for an empty body, the parsed object for JSON, else the text itself. */
function answerOf(text: string, contentType: string): unknown {
  if (text === '') return undefined;
  if (!contentType.includes('json')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
