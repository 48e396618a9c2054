import { randomBytes } from 'node:crypto';
import type { GestureReport, GestureTools } from './gesture-tools.ts';
import type { Message } from './message.ts';
import { settleWithin } from './settle-within.ts';
import { notice } from './views/notice.ts';

interface Gesture<Answer> {
  readonly kind: GestureReport['kind'];
  readonly name: string;
  readonly person: string;
  work(): Promise<Answer>;
  /** The answer when the work threw. */
  apologise(message: Message): Answer;
  /** Acknowledges; with the answer when it came in time, with null when it is still being worked out. */
  acknowledge(answer: { readonly value: Answer } | null): Promise<void>;
  /** Tells the answer after a bare acknowledgement. */
  tellLater(answer: Answer): Promise<void>;
}

/**
 * Works a gesture off: the work is done before it is acknowledged, so that a crash on the way is seen by its person as
 * Slack's own error; when it takes long, it is acknowledged first and answered later. Never throws: a failure is
 * logged under a reference which the person is told, because silence would look like success.
 */
export async function attend<Answer>(tools: GestureTools, gesture: Gesture<Answer>): Promise<void> {
  const { kind, name, person } = gesture;
  const startedMs = tools.clock.now().getTime();
  let failed = false;

  const work = async (): Promise<Answer> => {
    try {
      return await gesture.work();
    } catch (error) {
      failed = true;
      const reference = randomBytes(4).toString('hex');
      tools.log.error({ err: error, kind, name, person, reference }, 'A Slack gesture failed');
      return gesture.apologise(
        notice(
          `Firebreak could not finish this (reference \`${reference}\`), and it may or may not have taken effect.`,
          'Look at the card or `/incident show` before you try again.',
        ),
      );
    }
  };

  const whole = async (): Promise<void> => {
    try {
      const answer = work();
      const first = await settleWithin(answer, tools.patienceMs);
      if (first.kind === 'settled') {
        await gesture.acknowledge({ value: first.value });
      } else {
        await gesture.acknowledge(null);
        await gesture.tellLater(await answer);
      }
    } catch (error) {
      failed = true;
      tools.log.error({ err: error, kind, name, person }, 'The answer to a Slack gesture did not reach its person');
    }
  };

  const running = whole();
  tools.underWay.add(running);
  await running;
  tools.underWay.delete(running);
  tools.afterGesture({ kind, name, person, tookMs: tools.clock.now().getTime() - startedMs, failed });
}
