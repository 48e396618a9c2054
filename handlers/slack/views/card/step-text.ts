import { sayDuration } from '#domain/duration.ts';
import type { Approval } from '#domain/run.ts';
import type { StepLine } from '#incidents/incident-snapshot.ts';
import { localTimes } from '#handlers/slack/views/local-times.ts';
import { instant, say } from '#handlers/slack/views/mrkdwn.ts';
import { stepSigns } from '#handlers/slack/views/step-signs.ts';

/** One step as one line: its sign, its words, and what became of it. */
export function stepText(step: StepLine, approval: Approval | null, maxChars: number): string {
  const indent = '\u2003'.repeat(Math.min(step.depth, 4));
  return `${indent}${stepSigns[step.state]} ${say(step.title, maxChars)}${aftermath(step, approval, maxChars)}`;
}

function aftermath(step: StepLine, approval: Approval | null, maxChars: number): string {
  const summary = step.summary === null ? '' : localTimes(say(step.summary, maxChars));
  switch (step.state) {
    case 'pending':
    case 'queued':
      return '';
    case 'not_taken':
      return ' (not taken)';
    case 'started':
      return ` — running${step.startedAt === null ? '' : ` since ${instant(step.startedAt)}`}`;
    case 'waiting':
      if (approval?.path === step.path) return ` — waits for approval until ${instant(approval.expiresAt)}`;
      return ` — ${summary === '' ? 'waiting' : summary}`;
    case 'done':
    case 'failed':
      return `${summary === '' ? '' : ` — ${summary}`}${took(step)}`;
    case 'skipped':
      return ` — ${summary === '' ? 'skipped' : summary}`;
    case 'unknown':
      return ` — effect unknown, a person must look${summary === '' ? '' : `: ${summary}`}`;
  }
}

function took({ startedAt, finishedAt }: StepLine): string {
  if (startedAt === null || finishedAt === null) return '';
  const tookMs = finishedAt.getTime() - startedAt.getTime();
  return tookMs < 1000 ? '' : ` (${sayDuration(tookMs)})`;
}
