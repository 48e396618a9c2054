import type { decideApproval } from '#incidents/decide-approval.ts';
import type { Message } from '#handlers/slack/message.ts';
import { mention, say } from './mrkdwn.ts';
import { notice } from './notice.ts';
import { approvalRefusal } from './refusal.ts';
import { stoppedBy } from './stopped-by.ts';

type Outcome = Awaited<ReturnType<typeof decideApproval>>;
type Decided = Extract<Outcome, { readonly kind: 'already_decided' }>;

/** What a press of Approve or Reject came to, for the person who pressed. */
export function sayDecision(outcome: Outcome): Message {
  switch (outcome.kind) {
    case 'approved':
      return notice('Approved. The card shows every step as it happens.');
    case 'counted':
      return notice(`Counted: ${shareOf(outcome)} have approved. Nothing is done before the last of them.`);
    case 'already_counted':
      return notice(`You have approved this already: ${shareOf(outcome)} have. Somebody else has to approve too.`);
    case 'rejected':
      return notice('Rejected: it does not go ahead. Your reason stands in the timeline.');
    case 'reason_needed':
      return notice('Nothing was decided: a rejection needs a reason. Press *Reject* again and say why.');
    case 'not_permitted':
      return approvalRefusal(outcome.approvers);
    case 'excluded':
      return notice('You asked for this run, so somebody else has to approve it. You may still reject it.');
    case 'already_decided':
      return notice(alreadyDecided(outcome));
    case 'expired':
      return notice('This question has expired, so it does not go ahead. `/runbook run` asks again.');
    case 'changed':
      return notice(
        `Not approved: it would no longer do what you were shown (${say(outcome.what, 1000)} is different now).`,
        'The card shows it anew and asks again. Nothing was done.',
      );
    case 'stopped':
      return notice(`Not approved: ${stoppedBy(outcome)}`);
    case 'not_found':
      return notice('This question no longer exists. Nothing was done; `/incident show` tells where things stand.');
  }
}

function shareOf({ approved, quorum }: { readonly approved: number; readonly quorum: number }): string {
  return `${approved} of ${quorum}`;
}

function alreadyDecided({ state, by }: Decided): string {
  const whose = by === null ? '' : ` by ${mention(by)}`;
  switch (state) {
    case 'approved':
    case 'rejected':
      return `This was ${state} already${whose}; your press changed nothing.`;
    case 'expired':
      return 'This question has expired, so it does not go ahead. `/runbook run` asks again.';
    case 'withdrawn':
      return `This question was withdrawn${whose}: its run has ended. Your press changed nothing.`;
    case 'void':
      return 'This question is void: what it showed has changed since. The card asks anew; your press changed nothing.';
  }
}
