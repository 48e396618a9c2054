import type { KnownBlock } from '@slack/types';
import type { Actor, Incident } from '#domain/incident.ts';
import type { TimelineEntry } from '#domain/timeline.ts';
import type { IncidentSnapshot } from '#incidents/incident-snapshot.ts';
import { slackLimits } from '#handlers/slack/limits.ts';
import type { Message } from '#handlers/slack/message.ts';
import { context } from './blocks/context.ts';
import { header } from './blocks/header.ts';
import { paragraphs } from './blocks/paragraphs.ts';
import { causeBlocks } from './card/cause-blocks.ts';
import { confirmedBlocks } from './card/confirmed-blocks.ts';
import { decisionBlocks } from './card/decision-blocks.ts';
import type { Detail } from './card/detail.ts';
import { footerBlocks } from './card/footer-blocks.ts';
import { runBlocks } from './card/run-blocks.ts';
import { statusBlocks } from './card/status-blocks.ts';
import { stopBlocks } from './card/stop-blocks.ts';
import { fitting } from './fitting.ts';
import { incidentHeading } from './incident-heading.ts';
import { incidentSentence } from './incident-sentence.ts';
import { instant, mention, say } from './mrkdwn.ts';

const entriesShown = 10;

/** The answer to `/incident show`: what the card says, and what happened last. The buttons stay on the card. */
export function incidentDetails(snapshot: IncidentSnapshot): Message {
  return {
    text: incidentSentence(snapshot, slackLimits.messageText),
    blocks: fitting((detail) => detailBlocks(snapshot, detail)),
  };
}

function detailBlocks(snapshot: IncidentSnapshot, detail: Detail): KnownBlock[] {
  const { incident, timeline } = snapshot;
  return [
    header(incidentHeading(incident)),
    ...stopBlocks(snapshot),
    ...statusBlocks(incident, detail),
    ...confirmedBlocks(incident, detail),
    ...causeBlocks(withEchoes(incident), detail),
    ...decisionBlocks(incident.decision, detail),
    ...runBlocks(snapshot, detail),
    ...timelineBlocks(timeline, detail),
    ...footerBlocks(snapshot, detail),
    context(
      incident.channelId === null ? 'Its channel is not open yet.' : `The card stands in <#${incident.channelId}>`,
    ),
  ] satisfies KnownBlock[];
}

/** The card tells a fact once; here the other looks that showed the same are cited too, as far as there is room. */
function withEchoes(incident: Incident): Incident {
  const { hypothesis } = incident;
  if (hypothesis === null) return incident;
  return {
    ...incident,
    hypothesis: { ...hypothesis, evidence: [...hypothesis.evidence, ...(hypothesis.echoes ?? [])] },
  };
}

function timelineBlocks(timeline: readonly TimelineEntry[], detail: Detail): KnownBlock[] {
  if (timeline.length === 0) return [];
  const latest = timeline.slice(-entriesShown);
  const lines = latest.map(({ at, actor, text }) => `${instant(at)} ${who(actor)}${say(text, detail.lineChars)}`);
  return paragraphs([timeline.length > latest.length ? '*Latest*' : '*Timeline*', ...lines]);
}

function who(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return `${mention(actor.id)} · `;
    case 'sender':
      return `${say(actor.source, 40)} · `;
    case 'firebreak':
      return '';
  }
}
