import type { KnownBlock } from '@slack/types';
import type { IncidentSnapshot } from '#incidents/incident-snapshot.ts';
import { section } from '#handlers/slack/views/blocks/section.ts';
import { mentions } from '#handlers/slack/views/mentions.ts';
import { instant, say } from '#handlers/slack/views/mrkdwn.ts';
import type { Detail } from './detail.ts';

/** The question that waits for people: what is asked, who may answer, until when. */
export function approvalBlocks({ approval, approvers, now }: IncidentSnapshot, detail: Detail): KnownBlock[] {
  if (approval === null || approval.state !== 'pending') return [];
  const isOver = approval.expiresAt <= now;
  const who =
    approvers.length === 0
      ? '⚠ Nobody is listed as an approver: list people or user groups under `approvers` in firebreak.yml.'
      : `May approve: ${mentions(approvers)}`;
  return [
    { type: 'divider' },
    section(
      `*Approval ${isOver ? 'was needed' : 'needed'}*: ${say(approval.prompt, detail.proseChars * 2)}`,
      who,
      isOver
        ? `Expired ${instant(approval.expiresAt)}: it does not go ahead.`
        : `Expires ${instant(approval.expiresAt)}`,
    ),
  ];
}
