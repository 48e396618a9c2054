import type { decideApproval } from '#incidents/decide-approval.ts';
import type { Message } from '#handlers/slack/message.ts';
import { mention, say } from './mrkdwn.ts';
import { notice } from './notice.ts';
import { approvalRefusal } from './refusal.ts';

type Outcome = Awaited<ReturnType<typeof decideApproval>>;

/** What a press of Approve or Reject came to, for the person who pressed. */
export function sayDecision(outcome: Outcome): Message {
  switch (outcome.kind) {
    case 'approved':
      return notice('Approved. The card shows every step as it happens.');
    case 'rejected':
      return notice('Rejected: it does not go ahead. Your reason stands in the timeline.');
    case 'not_permitted':
      return approvalRefusal(outcome.approvers);
    case 'already_decided':
      return notice(alreadyDecided(outcome.state, outcome.by));
    case 'expired':
      return notice('This question has expired, so it does not go ahead. `/runbook run` asks again.');
    case 'changed':
      return notice(
        `What you were shown is no longer what would happen: ${say(outcome.what, 1000)}`,
        'Nothing was done. Look at the card again before you decide.',
      );
    case 'not_found':
      return notice('This question no longer exists. Nothing was done; `/incident show` tells where things stand.');
  }
}

function alreadyDecided(state: 'approved' | 'rejected' | 'expired' | 'withdrawn', by: string | null): string {
  const whose = by === null ? '' : ` by ${mention(by)}`;
  switch (state) {
    case 'approved':
    case 'rejected':
      return `This was ${state} already${whose}; your press changed nothing.`;
    case 'expired':
      return 'This question has expired, so it does not go ahead. `/runbook run` asks again.';
    case 'withdrawn':
      return `This question was withdrawn${whose}: the incident has moved on. Nothing was done.`;
  }
}
