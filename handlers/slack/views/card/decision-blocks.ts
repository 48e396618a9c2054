import type { KnownBlock } from '@slack/types';
import type { Decision } from '#domain/decision.ts';
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

/** What Firebreak decided to do, why, and what else would have matched. */
export function decisionBlocks(decision: Decision | null, detail: Detail): KnownBlock[] {
  if (decision === null) return [];
  const { action, reason, alternatives } = decision;
  const others = alternatives.slice(0, 3).map((name) => code(name, 80));
  return [
    section(
      `*Decision: ${actionWords[action]}* — ${say(reason, detail.proseChars)}`,
      ...(others.length === 0 ? [] : [`Other runbooks that match: ${others.join(', ')}`]),
    ),
  ];
}
