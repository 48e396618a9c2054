import type { confirmJudgement } from '#incidents/confirm-judgement.ts';
import type { Message } from '#handlers/slack/message.ts';
import { incidentRef } from './incident-ref.ts';
import { mention } from './mrkdwn.ts';
import { noSuchIncident } from './no-such-incident.ts';
import { notice } from './notice.ts';

type Outcome = Awaited<ReturnType<typeof confirmJudgement>>;

/** What an attempt to say what an incident was came to, for the person who made it. */
export function sayConfirmation(outcome: Exclude<Outcome, { kind: 'nothing_said' }>, incident: number): Message {
  const ref = incidentRef(incident);
  switch (outcome.kind) {
    case 'confirmed': {
      const { before } = outcome;
      if (before === null)
        return notice(`Noted what ${ref} was; its card says so. You can correct it there at any time.`);
      return notice(`Corrected what ${ref} was. What ${mention(before.by)} had said stays in its timeline.`);
    }
    case 'withdrawn':
      return notice(`Nothing is said any more of what ${ref} was. What was said stays in its timeline.`);
    case 'already':
      return notice(`That is noted already; nothing was changed.`);
    case 'merged':
      return notice(`${ref} was merged into another incident. Say there what it was.`);
    case 'not_found':
      return noSuchIncident(incident);
  }
}
