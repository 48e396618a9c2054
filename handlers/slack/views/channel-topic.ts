import type { IncidentSnapshot } from '#incidents/incident-snapshot.ts';
import { slackLimits } from '#handlers/slack/limits.ts';
import { incidentHeading } from './incident-heading.ts';
import { say } from './mrkdwn.ts';

/** The topic of an incident's channel: escaped, on one line, at most 250 characters. */
export function channelTopic({ incident }: Pick<IncidentSnapshot, 'incident'>): string {
  // No state here: every change of a topic is a line in the channel, and the pinned card has the state.
  return say(`${incidentHeading(incident)} · the pinned card tells how it stands`, slackLimits.channelTopic);
}
