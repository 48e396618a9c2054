import type { retryRun } from '#incidents/retry-run.ts';
import type { Message } from '#handlers/slack/message.ts';
import { incidentRef } from './incident-ref.ts';
import { code, say } from './mrkdwn.ts';
import { noSuchIncident } from './no-such-incident.ts';
import { notice } from './notice.ts';
import { approvalRefusal } from './refusal.ts';

type Outcome = Awaited<ReturnType<typeof retryRun>>;

/** What an attempt to take a failed run up again came to, for the person who made it. */
export function sayRetry(outcome: Outcome, incident: number): Message {
  const ref = incidentRef(incident);
  switch (outcome.kind) {
    case 'retried':
      return notice(
        `${code(outcome.runbook, 120)} on ${ref} goes on from “${say(outcome.step, 300)}”. Its card shows how.`,
      );
    case 'not_permitted':
      return approvalRefusal(outcome.approvers, 'take a failed run up again');
    case 'nothing_failed':
      return notice(
        `The latest run of ${ref} has not failed at a step, or goes on already. \`/runbook log ${incident}\` tells how it stands.`,
      );
    case 'stopped':
      return notice('Nothing was started: all runbooks are stopped. `/runbook status` tells by whom and why.');
    case 'closed':
      return notice(`${ref} is over; nothing is run on it.`);
    case 'not_found':
      return noSuchIncident(incident);
  }
}
