import type { KnownBlock } from '@slack/types';
import type { IncidentSnapshot } from '#incidents/incident-snapshot.ts';
import { section } from '#handlers/slack/views/blocks/section.ts';
import { stopSentence } from '#handlers/slack/views/stop-sentence.ts';

/** One line while nothing runs, whatever else the card says. */
export function stopBlocks({ stop }: IncidentSnapshot): KnownBlock[] {
  return stop === null ? [] : [section(`⛔ *${stopSentence(stop)}*. An approver’s \`/runbook resume\` ends that.`)];
}
