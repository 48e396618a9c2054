import type { requestRun } from '#incidents/request-run.ts';
import type { Message } from '#handlers/slack/message.ts';
import { incidentRef } from './incident-ref.ts';
import { code, say } from './mrkdwn.ts';
import { noSuchIncident } from './no-such-incident.ts';
import { noSuchRunbook } from './no-such-runbook.ts';
import { notice } from './notice.ts';
import { stateWords } from './state-words.ts';
import { stoppedBy } from './stopped-by.ts';

type Outcome = Awaited<ReturnType<typeof requestRun>>;

/** What a request to run a runbook came to, for the person who made it. */
export function sayRunRequest(outcome: Outcome, incident: number, runbook: string): Message {
  const ref = incidentRef(incident);
  switch (outcome.kind) {
    case 'requested':
      return notice(
        outcome.approvalNeeded
          ? `Asked for approval to run ${code(runbook, 120)} on ${ref}. The question stands on its card.`
          : `${code(runbook, 120)} is starting on ${ref}. Its card shows every step.`,
      );
    case 'busy':
      return notice(
        `${ref} has a run already (${code(outcome.run, 120)}), and two at once could undo each other. Wait for its end, or end it: \`/runbook cancel ${incident}\`.`,
      );
    case 'cannot_start':
      return notice(`${code(runbook, 120)} cannot start on ${ref}: ${say(outcome.why, 1000)}`, 'Nothing was changed.');
    case 'no_such_runbook':
      return noSuchRunbook(runbook, outcome.suggestions);
    case 'closed':
      return notice(`${ref} is ${stateWords[outcome.state].word.toLowerCase()}; nothing is run on it.`);
    case 'stopped':
      return notice(`${code(runbook, 120)} was not started: ${stoppedBy(outcome)}`);
    case 'not_found':
      return noSuchIncident(incident);
  }
}
