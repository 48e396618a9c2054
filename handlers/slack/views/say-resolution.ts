import type { resolveIncident } from '#incidents/resolve-incident.ts';
import type { Message } from '#handlers/slack/message.ts';
import { incidentRef } from './incident-ref.ts';
import { noSuchIncident } from './no-such-incident.ts';
import { notice } from './notice.ts';
import { stateWords } from './state-words.ts';

type Outcome = Awaited<ReturnType<typeof resolveIncident>>;

/** What an attempt to resolve came to, for the person who made it. */
export function sayResolution(outcome: Outcome, incident: number): Message {
  const ref = incidentRef(incident);
  switch (outcome.kind) {
    case 'resolved':
      return notice(`${ref} is resolved. If its alerts fire again, it opens again in the same channel.`);
    case 'already':
      return notice(`${ref} is ${stateWords[outcome.state].word.toLowerCase()} already; nothing was changed.`);
    case 'not_found':
      return noSuchIncident(incident);
  }
}
