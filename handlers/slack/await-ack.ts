import { ReceiverMultipleAckError, type App } from '@slack/bolt';
import type { Log } from '#incidents/deps.ts';
import { gestureName } from './gesture-name.ts';

interface Delivery {
  readonly bolt: App;
  readonly body: Record<string, unknown>;
  readonly log: Log;
  readonly ackTimeoutMs: number;
  readonly retryNum?: number;
  readonly retryReason?: string;
}

const json = (status: number, body: unknown): Response => Response.json(body, { status });

/**
 * Hands a payload to Bolt and answers with what its listener acknowledges. A second acknowledgement throws; one that
 * comes too late is only logged, because Slack has shown its person an error by then.
 */
export async function awaitAck(delivery: Delivery): Promise<Response> {
  const { bolt: app, body, log, ackTimeoutMs, retryNum, retryReason } = delivery;
  const { promise: answer, resolve } = Promise.withResolvers<Response>();
  const gesture = gestureName(body);
  let isAcked = false;
  let isLate = false;

  const timer = setTimeout(() => {
    isLate = true;
    log.error({ gesture, ackTimeoutMs }, 'Nothing acknowledged a Slack gesture in time: its person saw an error');
    resolve(json(408, { error: 'ack_timeout' }));
  }, ackTimeoutMs);

  const ack = async (response?: unknown): Promise<void> => {
    if (isAcked) throw new ReceiverMultipleAckError();
    isAcked = true;
    if (isLate) log.warn({ gesture }, 'A Slack gesture was acknowledged after Slack had given up on it');
    resolve(acknowledgement(response));
  };

  const process = async (): Promise<void> => {
    try {
      await app.processEvent({
        body,
        ack,
        ...(retryNum === undefined ? {} : { retryNum }),
        ...(retryReason === undefined ? {} : { retryReason }),
      });
      if (isAcked || isLate) return;
      log.warn({ gesture }, 'Nothing handles this Slack gesture');
      resolve(json(404, { error: 'not_handled' }));
    } catch (error) {
      log.error({ gesture, err: error }, 'A Slack gesture failed');
      resolve(json(500, { error: 'internal_error' }));
    }
  };
  void process();
  try {
    return await answer;
  } finally {
    clearTimeout(timer);
  }
}

/** Nothing, text, or a JSON object, as Slack reads an acknowledgement. */
function acknowledgement(response: unknown): Response {
  if (response === undefined || response === null || response === '') return new Response(null, { status: 200 });
  return typeof response === 'string' ? new Response(response, { status: 200 }) : json(200, response);
}
