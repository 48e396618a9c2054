import type { KnownBlock } from '@slack/types';
import type { Decision, RunbookChoice } from '#domain/decision.ts';
import { context } from '#handlers/slack/views/blocks/context.ts';
import { section } from '#handlers/slack/views/blocks/section.ts';
import { code, say } from '#handlers/slack/views/mrkdwn.ts';
import type { Detail } from './detail.ts';

const actionWords = {
  observe: 'only watch',
  suggest: 'suggest a runbook',
  ask: 'ask before acting',
  act: 'act',
  escalate: 'escalate to a person',
} as const satisfies Record<Decision['action'], string>;

const othersShown = 3;
/** A card that shows fewer pieces of evidence than this has no room for what runbooks have shown. */
const leastRoom = 3;

/** What Firebreak decided to do and why, by which cell of the table, and what each runbook that matched has shown so far. */
export function decisionBlocks(decision: Decision | null, detail: Detail): KnownBlock[] {
  if (decision === null) return [];
  const { action, reason, alternatives, runbook } = decision;
  const choices = detail.evidence < leastRoom ? [] : (decision.choices ?? []);
  const chosen = choices.find((choice) => choice.runbook === runbook);
  const others = alternatives.slice(0, othersShown).map((name) =>
    sayOther(
      name,
      choices.find((choice) => choice.runbook === name),
      detail,
    ),
  );
  return [
    section(
      `*Decision: ${actionWords[action]}* — ${say(reason, detail.proseChars)}`,
      ...(others.length === 0 ? [] : [`Other runbooks that match: ${others.join(', ')}`]),
    ),
    ...(chosen === undefined ? [] : [context(`${code(chosen.runbook, 80)} ${grounds(chosen, detail)}`)]),
  ] satisfies KnownBlock[];
}

function sayOther(name: string, choice: RunbookChoice | undefined, detail: Detail): string {
  return choice === undefined ? code(name, 80) : `${code(name, 80)} (${grounds(choice, detail)})`;
}

/** "held 7 of 8 times for this class; at least 57 % likely to help; remedies Pool exhausted (91 %)" */
function grounds({ record, remedies }: RunbookChoice, detail: Detail): string {
  return say(remedies === null ? record : `${record}; ${remedies}`, detail.lineChars);
}
