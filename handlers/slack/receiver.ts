import type { App, Receiver } from '@slack/bolt';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock } from '#domain/clock.ts';
import type { Log } from '#incidents/deps.ts';
import { awaitAck } from './await-ack.ts';
import { ackLimitMs } from './limits.ts';
import { readBody } from './read-body.ts';
import { createReplayGuard } from './replay-guard.ts';
import { checkSignature } from './signature.ts';

export interface SlackReceiverOptions {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly log: Log;
  /** 3 seconds, as Slack waits, unless a test says otherwise. */
  readonly ackTimeoutMs?: number;
}

/** Slack's largest payloads are views of a few hundred kilobytes. */
const maxBodyBytes = 1024 * 1024;

/**
 * Bolt's way in as part of a Hono app: `POST /slack/events` takes commands, interactions and events. In this order:
 * size (413), signature over the raw bytes (401), media type and syntax (415, 400), `url_verification`, replays, and
 * then Bolt. Answers 408 when nothing acknowledged in time, 404 when nothing handles the gesture, and 500, without
 * saying more, when a listener failed.
 */
export function createSlackReceiver(options: SlackReceiverOptions): { app: Hono; receiver: Receiver } {
  const { signingSecret, clock, log, ackTimeoutMs = ackLimitMs } = options;
  const replays = createReplayGuard(clock);
  const app = new Hono();
  let bolt: App | undefined;

  const tooLarge = (c: Context) => c.json({ error: 'payload_too_large' }, 413);
  app.post('/slack/events', bodyLimit({ maxSize: maxBodyBytes, onError: tooLarge }), async (c) => {
    const rawBody = new Uint8Array(await c.req.arrayBuffer());
    const contentType = c.req.header('content-type');
    const signature = c.req.header('x-slack-signature');
    const timestamp = c.req.header('x-slack-request-timestamp');

    const verdict = checkSignature({ signingSecret, timestamp, signature, rawBody, now: clock.now() });
    if (verdict.kind === 'refused') {
      if (verdict.reason === 'signature_missing' && isCertificateProbe(contentType, rawBody)) return c.body(null, 200);
      log.warn({ reason: verdict.reason }, 'Refused a request to /slack/events that Slack did not sign');
      return c.json({ error: verdict.reason }, 401);
    }
    const read = readBody(contentType, rawBody);
    if (read.kind === 'unsupported') return c.json({ error: 'unsupported_media_type' }, 415);
    if (read.kind === 'malformed') return c.json({ error: 'malformed_body', detail: read.reason }, 400);
    const { body } = read;
    if (body.ssl_check === '1') return c.body(null, 200);
    if (body.type === 'url_verification') return c.json({ challenge: body.challenge });
    if (bolt === undefined) return c.json({ error: 'not_ready' }, 503);

    const identity = signature ?? '';
    if (!replays.admit(identity)) {
      log.warn({}, 'Ignored a request to /slack/events that was played a second time');
      return c.body(null, 200);
    }
    const answer = await awaitAck({ bolt, body, log, ackTimeoutMs, ...retryOf(c) });
    // What ran out of time may still be at work, so only an attempt that failed may come again.
    if (answer.status === 500) replays.forget(identity);
    return answer;
  });
  app.all('/slack/events', (c) => c.json({ error: 'method_not_allowed' }, 405, { allow: 'POST' }));

  return {
    app,
    receiver: {
      init: (initialised) => {
        bolt = initialised;
      },
      // The Hono app is served by whoever mounts it, so there is nothing of its own to start or stop.
      start: async () => undefined,
      stop: async () => undefined,
    },
  };
}

/** Slack's probe of the certificate (`ssl_check=1`) need not be signed; nothing of it is looked at any further. */
function isCertificateProbe(contentType: string | undefined, rawBody: Uint8Array): boolean {
  if (rawBody.length > 4096) return false;
  const read = readBody(contentType, rawBody);
  return read.kind === 'body' && read.body.ssl_check === '1';
}

/** Slack tells of a second or later attempt at an event by two headers. */
function retryOf(c: Context): { retryNum?: number; retryReason?: string } {
  const number = Number.parseInt(c.req.header('x-slack-retry-num') ?? '', 10);
  const reason = c.req.header('x-slack-retry-reason');
  return {
    ...(Number.isNaN(number) ? {} : { retryNum: number }),
    ...(reason === undefined ? {} : { retryReason: reason }),
  };
}
