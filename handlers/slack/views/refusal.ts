import type { Message } from '#handlers/slack/message.ts';
import { mentions } from './mentions.ts';
import { notice } from './notice.ts';

/** For somebody who pressed Approve or Reject without being listed: who may, and what this person can do instead. */
export function approvalRefusal(approvers: readonly string[]): Message {
  if (approvers.length === 0) {
    return notice(
      'Nobody may approve: no approvers are listed. Whoever runs Firebreak lists people or user groups under `approvers` in firebreak.yml.',
      'Press *Acknowledge* to take the incident meanwhile.',
    );
  }
  return notice(
    `Only ${mentions(approvers)} may approve or reject; you are not among them.`,
    'Ask one of them, or press *Acknowledge* to take the incident.',
  );
}
