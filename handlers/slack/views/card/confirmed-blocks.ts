import type { KnownBlock } from '@slack/types';
import type { Incident } from '#domain/incident.ts';
import { causeInWords } from '#incidents/known-causes.ts';
import { section } from '#handlers/slack/views/blocks/section.ts';
import { code, instant, mention, say } from '#handlers/slack/views/mrkdwn.ts';
import type { Detail } from './detail.ts';

/** A card whose paragraphs are shorter than this has no room for a note; the timeline holds it. */
const leastProse = 40;

/** What people say it really was, who said it last and when, and their note. Nothing while nobody has said anything. */
export function confirmedBlocks({ confirmed }: Pick<Incident, 'confirmed'>, detail: Detail): KnownBlock[] {
  if (confirmed === null) return [];
  const { class: label, cause, note, by, at } = confirmed;
  const what = [
    ...(cause === null ? [] : [say(causeInWords(cause), detail.proseChars)]),
    ...(label === null ? [] : [code(label, 100)]),
  ];
  const headline = `✔ *Confirmed*: ${what.join(' · ')} — by ${mention(by)} ${instant(at)}`;
  const hasRoom = detail.proseChars >= leastProse;
  return [section(headline, ...(note === null || !hasRoom ? [] : [say(note, detail.proseChars)]))];
}
