import type { KnownBlock } from '@slack/types';
import { severityWord } from '#domain/severity.ts';
import type { Incident } from '#domain/incident.ts';
import type { Message } from '#handlers/slack/message.ts';
import { context } from './blocks/context.ts';
import { header } from './blocks/header.ts';
import { paragraphs } from './blocks/paragraphs.ts';
import { section } from './blocks/section.ts';
import { counted } from './counted.ts';
import { incidentRef } from './incident-ref.ts';
import { instant, mention, say } from './mrkdwn.ts';
import { stateWords } from './state-words.ts';

/** How many incidents one list shows; the command reads one more to know whether there are others. */
export const incidentsListed = 20;

/** The answer to `/incident list`: one line an incident, in the order given; `state` is what was asked for. */
export function incidentList(incidents: readonly Incident[], state: 'open' | 'all'): Message {
  const shown = incidents.slice(0, incidentsListed);
  const what = state === 'open' ? 'open incident' : 'incident';
  if (shown.length === 0) {
    const text = state === 'open' ? 'No open incidents.' : 'No incidents yet.';
    return { text, blocks: [section(`${text} Declare one with \`/incident declare\`.`)] };
  }
  const hasMore = incidents.length > shown.length;
  const title = hasMore ? `The latest ${counted(shown.length, what)}` : counted(shown.length, what);
  return {
    text: title,
    blocks: [
      header(title),
      ...paragraphs(shown.map((incident) => line(incident))),
      context(
        `\`/incident show 12\` shows one${hasMore ? ` · more than ${incidentsListed} match` : ''}${
          state === 'open' ? ' · `/incident list all` shows closed ones too' : ''
        }`,
      ),
    ] satisfies KnownBlock[],
  };
}

function line(incident: Incident): string {
  const { number, severity, title, state, channelId, acknowledgedBy, createdAt } = incident;
  const who = acknowledgedBy === null ? '' : ` · ${mention(acknowledgedBy)}`;
  const where = channelId === null ? '' : ` · <#${channelId}>`;
  return `${stateWords[state].sign} *${incidentRef(number)}* ${severity.toUpperCase()} ${severityWord[severity]} · ${say(title, 100)}${where}${who} · ${instant(createdAt)}`;
}
