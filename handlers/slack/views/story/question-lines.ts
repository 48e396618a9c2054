import type { Approval } from '#domain/run.ts';
import type { StoryQuestion } from '#incidents/read-run-story.ts';
import { mention, instant, say } from '#handlers/slack/views/mrkdwn.ts';
import { mentions } from '#handlers/slack/views/mentions.ts';
import { previewStepLines } from '#handlers/slack/views/card/preview-step-lines.ts';
import { counted } from '#handlers/slack/views/counted.ts';
import { within } from './within.ts';

const longestEntry = 9000;
/** More than the card has room for: here everything is to be found that was approved. */
const previewRoom = { differences: 40, lineChars: 220, proseChars: 600 };
const pressesShown = 20;

/** What came of a press, as it follows the button's name; an outcome that is not listed stands as it is. */
const pressWords: Readonly<Record<string, string>> = {
  approved: 'with it the question was approved',
  counted: 'counted',
  already_counted: 'had been counted before',
  rejected: 'with it the question was rejected',
  reason_needed: 'no reason was given, so that nothing was decided',
  not_permitted: 'refused: not among the approvers',
  excluded: 'refused: asked for the run',
  already_decided: 'came after the decision',
  expired: 'came too late',
  changed: 'void: what was shown had changed',
  stopped: 'refused: all runbooks were stopped',
};

/** What is told of one question: what was asked, what became of it, every press, and what it would have changed. */
export function questionLines(question: StoryQuestion): string[] {
  return within(told(question), longestEntry);
}

function* told({ approval, presses }: StoryQuestion): Iterable<string> {
  const { prompt, createdAt, quorum, preview } = approval;
  yield `❓ *${say(prompt, 600)}* — ${fate(approval)}`;
  yield `asked ${instant(createdAt)}${quorum === 1 ? '' : ` of ${quorum} people`}`;
  const rest = presses.length - pressesShown;
  if (rest > 0) yield `… ${counted(rest, 'earlier press', 'earlier presses')}`;
  for (const press of presses.slice(-pressesShown)) yield sayPress(press);
  for (const step of preview) yield* previewStepLines(step, previewRoom);
}

function sayPress({ person, verdict, outcome, reason, at }: StoryQuestion['presses'][number]): string {
  const why = reason === null ? '' : `: ${say(reason, 300)}`;
  const button = verdict === 'approve' ? 'Approve' : 'Reject';
  return `${instant(at)} ${mention(person)} pressed ${button}, ${pressWords[outcome] ?? outcome}${why}`;
}

function fate({ state, decidedBy, approvedBy, reason, expiresAt }: Approval): string {
  const who = decidedBy === null ? '' : ` by ${mention(decidedBy)}`;
  const why = reason === null ? '' : `: ${say(reason, 300)}`;
  switch (state) {
    case 'pending':
      return `waits until ${instant(expiresAt)}`;
    case 'approved':
      return `approved by ${mentions(approvedBy)}`;
    case 'rejected':
      return `rejected${who}${why}`;
    case 'expired':
      return 'expired unanswered';
    case 'withdrawn':
      return `withdrawn${who}${why}`;
    case 'void':
      return `void${why}; put anew`;
  }
}
