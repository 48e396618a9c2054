import type { Message } from '#handlers/slack/message.ts';
import { incidentRef } from './incident-ref.ts';
import { notice } from './notice.ts';

/** For a number that no incident has. */
export function noSuchIncident(incident: number): Message {
  return notice(`There is no ${incidentRef(incident)}. \`/incident list all\` shows every number.`);
}
