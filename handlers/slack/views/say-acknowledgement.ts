import type { acknowledge } from '#incidents/acknowledge.ts';
import type { Message } from '#handlers/slack/message.ts';
import { incidentRef } from './incident-ref.ts';
import { mention } from './mrkdwn.ts';
import { noSuchIncident } from './no-such-incident.ts';
import { notice } from './notice.ts';
import { stateWords } from './state-words.ts';

type Outcome = Awaited<ReturnType<typeof acknowledge>>;

/** What an attempt to acknowledge came to, for the person who made it. */
export function sayAcknowledgement(outcome: Outcome, incident: number, person: string): Message {
  const ref = incidentRef(incident);
  switch (outcome.kind) {
    case 'acknowledged':
      return notice(`${ref} is yours. Its card and the pager say so.`);
    case 'already':
      if (outcome.by === person) return notice(`You already have ${ref}.`);
      return notice(
        outcome.by === null
          ? `${ref} is already acknowledged.`
          : `${ref} is already with ${mention(outcome.by)}. Speak to them before you act.`,
      );
    case 'closed':
      return notice(`${ref} needs nobody any more: it is ${stateWords[outcome.state].word.toLowerCase()}.`);
    case 'not_found':
      return noSuchIncident(incident);
  }
}
