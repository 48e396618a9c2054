import type { Message } from '#handlers/slack/message.ts';
import { incidentRef } from './incident-ref.ts';
import { notice } from './notice.ts';

/** For a button that was about a run which is no longer the incident's latest. */
export function otherRun(incident: number): Message {
  return notice(`${incidentRef(incident)} has another run by now. Nothing was done; the card shows it in a moment.`);
}
