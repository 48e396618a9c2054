import type { KnownBlock } from '@slack/types';
import type { Approval } from '#domain/run.ts';
import type { IncidentSnapshot } from '#incidents/incident-snapshot.ts';
import { paragraphs } from '#handlers/slack/views/blocks/paragraphs.ts';
import { instant, say } from '#handlers/slack/views/mrkdwn.ts';
import { approverLines } from './approver-lines.ts';
import type { Detail } from './detail.ts';
import { previewLines } from './preview-lines.ts';

/** The question that waits for people: what is asked, what it would change, who may answer, until when. */
export function approvalBlocks({ approval, questions, stop, now }: IncidentSnapshot, detail: Detail): KnownBlock[] {
  if (approval === null || approval.state !== 'pending') return [];
  const isOver = approval.expiresAt <= now;
  const many = questions > 1 ? ` (the first of ${questions} questions)` : '';
  return [
    { type: 'divider' },
    ...paragraphs([
      `*Approval ${isOver ? 'was needed' : 'needed'}*${many}: ${say(approval.prompt, detail.proseChars * 2)}`,
      ...previewLines(approval.preview, detail),
      ...(isCut(approval, detail) ? ['`/runbook log` shows every change in full.'] : []),
      ...approverLines(approval),
      ...(stop === null ? [] : ['⛔ Cannot be approved while all runbooks are stopped.']),
      isOver
        ? `Expired ${instant(approval.expiresAt)}: it does not go ahead.`
        : `Expires ${instant(approval.expiresAt)}`,
    ]),
  ];
}

function isCut({ preview }: Approval, { changes, differences }: Detail): boolean {
  return preview.length > changes || preview.some(({ difference }) => difference.length > differences);
}
