import type { KnownBlock } from '@slack/types';
import type { Run } from '#domain/run.ts';
import type { IncidentSnapshot, StepLine } from '#incidents/incident-snapshot.ts';
import { paragraphs } from '#handlers/slack/views/blocks/paragraphs.ts';
import { counted } from '#handlers/slack/views/counted.ts';
import { code, mention, say } from '#handlers/slack/views/mrkdwn.ts';
import { runWords } from '#handlers/slack/views/run-words.ts';
import type { Detail } from './detail.ts';
import { stepText } from './step-text.ts';
import { stepWindow } from './step-window.ts';

/** The runbook with its risk, and every step in words as it stands. */
export function runBlocks({ run, approval }: IncidentSnapshot, detail: Detail): KnownBlock[] {
  if (run === null) return [];
  const { before, shown, after } = stepWindow(run.steps, detail.steps);
  const description = say(run.description, detail.proseChars);
  return paragraphs([
    `*Runbook* ${code(run.run.runbook, 120)} · risk ${run.risk} · ${runWords[run.run.state]}${endReason(run.run)}`,
    ...goings(run.run),
    ...(description === '' ? [] : [description]),
    ...(before.length === 0 ? [] : [`… ${counted(before.length, 'earlier step')}${troubles(before)}`]),
    ...shown.map((step) => stepText(step, approval, detail.lineChars)),
    ...(after.length === 0 ? [] : [`… and ${after.length} more${troubles(after)}`]),
  ]);
}

/** What a run is about beside its steps. */
function goings({ finishedAt, cancel, undo, retryOf }: Run): string[] {
  const isOver = finishedAt !== null;
  return [
    ...(retryOf === null ? [] : ['Takes a failed run up again: what had been done before stands as done.']),
    ...(isOver || cancel === null
      ? []
      : [`Cancelled by ${mention(cancel.by)}: it ends once the step at work has ended.`]),
    ...(isOver || undo === null
      ? []
      : [`It has failed and takes back what it did: ${counted(undo.length, 'step')} to go.`]),
  ];
}

/** Why a run ended otherwise than well; its steps tell the rest. */
function endReason({ state, reason }: Run): string {
  const unwell = state === 'failed' || state === 'cancelled' || state === 'rejected' || state === 'unknown';
  return unwell && reason !== null ? `: ${say(reason, 300)}` : '';
}

/** A step that is summarised away still says when it went wrong. */
function troubles(steps: readonly StepLine[]): string {
  const failed = steps.filter((step) => step.state === 'failed').length;
  const unknown = steps.filter((step) => step.state === 'unknown').length;
  const parts = [...(failed > 0 ? [`${failed} failed`] : []), ...(unknown > 0 ? [`${unknown} unknown`] : [])];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
