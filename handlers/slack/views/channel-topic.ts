import type { IncidentSnapshot } from '#incidents/incident-snapshot.ts';
import { slackLimits } from '#handlers/slack/limits.ts';
import { incidentHeading } from './incident-heading.ts';
import { say } from './mrkdwn.ts';
import { stateWords } from './state-words.ts';

/** The topic of an incident's channel: escaped, on one line, at most 250 characters. */
export function channelTopic({ incident }: Pick<IncidentSnapshot, 'incident'>): string {
  const { sign, word } = stateWords[incident.state];
  const state = `${sign} ${word} · `;
  return `${state}${say(incidentHeading(incident), slackLimits.channelTopic - state.length)}`;
}
