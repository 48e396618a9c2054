import { firebreak } from '#domain/incident.ts';
import type { JobPayload } from '#domain/jobs.ts';
import { OutsideError } from '#domain/outside-error.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';

const timeoutMs = 10_000;
const limitBytes = 4096;

/**
 * Posts what a step tells a webhook, as JSON. The key stands in the header Idempotency-Key
 * (https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/), so that a receiver can tell a
 * repetition after a lost answer. An answer other than 2xx is a failure; 429 and 5xx are tried again.
 */
export async function postWebhook(deps: Deps, post: JobPayload<'post-webhook'>): Promise<void> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': post.key };
  const { url, body } = post;
  const answer = await deps.clients.http.send({ method: 'POST', url, headers, body, timeoutMs, limitBytes });
  if (answer.status >= 200 && answer.status < 300) {
    const text = `Told the webhook at ${new URL(url).host}.`;
    const entry = { kind: 'note', actor: firebreak, text, at: deps.clock.now() } as const;
    await deps.db.transaction().execute((trx) => appendTimeline(trx, post.incident, entry));
    return;
  }
  const message = `the webhook at ${new URL(url).host} answered ${answer.status}: ${answer.body.slice(0, 200)}`;
  const passing = answer.status === 429 || answer.status >= 500;
  throw new OutsideError(
    'webhook',
    `http_${answer.status}`,
    message,
    passing ? { kind: 'safe', afterMs: 5000 } : { kind: 'no' },
  );
}
