import { severityWord } from '#domain/severity.ts';
import type { changeSeverity } from '#incidents/change-severity.ts';
import type { Message } from '#handlers/slack/message.ts';
import { incidentRef } from './incident-ref.ts';
import { noSuchIncident } from './no-such-incident.ts';
import { notice } from './notice.ts';
import { stateWords } from './state-words.ts';

type Outcome = Awaited<ReturnType<typeof changeSeverity>>;

/** What an attempt to change the severity came to, for the person who made it. */
export function saySeverityChange(outcome: Outcome, incident: number): Message {
  const ref = incidentRef(incident);
  switch (outcome.kind) {
    case 'changed': {
      const { from, to } = outcome;
      return notice(`${ref} is ${to} ${severityWord[to]} now; it was ${from}. It rises again only if it gets worse.`);
    }
    case 'already':
      return notice(`${ref} is ${outcome.severity} ${severityWord[outcome.severity]} already.`);
    case 'closed':
      return notice(`${ref} is ${stateWords[outcome.state].word.toLowerCase()}; its severity stays as it was.`);
    case 'not_found':
      return noSuchIncident(incident);
  }
}
