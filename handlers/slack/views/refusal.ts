import type { Message } from '#handlers/slack/message.ts';
import { mentions } from './mentions.ts';
import { notice } from './notice.ts';

/**
 * For somebody who is not among those who decide: who may, and what this person can do instead. `what` is what they
 * wanted, as it follows "may".
 */
export function approvalRefusal(approvers: readonly string[], what = 'approve or reject'): Message {
  if (approvers.length === 0) {
    return notice(
      `Nobody may ${what}: no approvers are listed. Whoever runs Firebreak lists people or user groups under \`approvers\` in firebreak.yml.`,
      'Press *Acknowledge* to take the incident meanwhile.',
    );
  }
  return notice(
    `Only ${mentions(approvers)} may ${what}; you are not among them.`,
    'Ask one of them, or press *Acknowledge* to take the incident.',
  );
}
