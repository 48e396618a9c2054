import type { KnownBlock } from '@slack/types';
import type { SeenChange } from '#domain/hypothesis.ts';
import type { Incident } from '#domain/incident.ts';
import { paragraphs } from '#handlers/slack/views/blocks/paragraphs.ts';
import { counted } from '#handlers/slack/views/counted.ts';
import { code, say } from '#handlers/slack/views/mrkdwn.ts';
import type { Detail } from './detail.ts';

const leastLine = 40;

/**
 * What changed in the hours before, newest first, whether or not it has to do with the incident; what belongs to the incident's own service is marked.
 * Nothing where nothing changed, or nobody looked.
 */
export function changesBlocks({ service, evidence }: Incident, detail: Detail): KnownBlock[] {
  const changes = evidence?.changes ?? [];
  const [newest] = changes;
  if (newest === undefined) return [];
  // Where hardly anything fits, that there is something to look at is what counts.
  if (detail.lineChars < leastLine) {
    return paragraphs([
      `*What changed*: ${counted(changes.length, 'thing')}, last ${code(newest.object, detail.lineChars)}`,
    ]);
  }
  const shown = changes.slice(0, detail.evidence).map((change) => changeLine(change, service, detail));
  const left = changes.length - shown.length;
  return paragraphs(['*What changed*', ...shown, ...(left > 0 ? [`… and ${left} more`] : [])]);
}

function changeLine(change: SeenChange, service: string | null, detail: Detail): string {
  const mark = service !== null && change.service === service ? '▸' : '·';
  const origin = `${say(change.source, 40)} ${code(change.reference, detail.lineChars)}`.trim();
  return `${mark} ${sayWhen(change.minutesBefore)}: ${code(change.object, detail.lineChars)} ${say(change.text, detail.lineChars)} — ${origin}`;
}

function sayWhen(minutesBefore: number): string {
  if (minutesBefore === 0) return 'as it began';
  return minutesBefore > 0 ? `${minutesBefore} min before` : `${-minutesBefore} min after it began`;
}
