import type { settleDoubt } from '#incidents/settle-doubt.ts';
import type { Message } from '#handlers/slack/message.ts';
import { say } from './mrkdwn.ts';
import { notice } from './notice.ts';
import { approvalRefusal } from './refusal.ts';

type Outcome = Awaited<ReturnType<typeof settleDoubt>>;
type Verdict = Extract<Outcome, { readonly kind: 'settled' }>['verdict'];

const words = {
  worked: 'counts as done, and the run goes on.',
  again: 'is done once more.',
  skip: 'is passed over, and the run goes on without it.',
  stop: 'ended the run as failed. Nothing was taken back.',
} as const satisfies Record<Verdict, string>;

/** What a press at a step in doubt came to, for the person who pressed. */
export function sayDoubtSettled(outcome: Outcome): Message {
  switch (outcome.kind) {
    case 'settled':
      return notice(`“${say(outcome.step, 300)}” ${words[outcome.verdict]} The card shows how it goes.`);
    case 'not_permitted':
      return approvalRefusal(outcome.approvers, 'say what became of the step');
    case 'no_doubt':
      return notice(
        'There is no doubt about this step any more; your press changed nothing. The card tells who decided.',
      );
    case 'not_found':
      return notice('This run no longer exists. Nothing was done; `/incident list` shows the incidents.');
  }
}
