import type { cancelRun } from '#incidents/cancel-run.ts';
import type { Message } from '#handlers/slack/message.ts';
import { incidentRef } from './incident-ref.ts';
import { code, say } from './mrkdwn.ts';
import { noSuchIncident } from './no-such-incident.ts';
import { notice } from './notice.ts';

type Outcome = Awaited<ReturnType<typeof cancelRun>>;

/** What an attempt to cancel a run came to, for the person who made it. */
export function sayCancellation(outcome: Outcome, incident: number): Message {
  const ref = incidentRef(incident);
  switch (outcome.kind) {
    case 'cancelled':
      return notice(
        `${code(outcome.runbook, 120)} on ${ref} is cancelled. What it did before stands; \`/runbook log ${incident}\` tells it.`,
      );
    case 'stopping':
      return notice(
        `${code(outcome.runbook, 120)} on ${ref} ends as soon as “${say(outcome.step, 300)}” does: it was told to stop.`,
      );
    case 'already':
      return notice(`${code(outcome.runbook, 120)} on ${ref} was cancelled already, and ends with the step at work.`);
    case 'no_run':
      return notice(`${ref} has no run under way; nothing was changed.`);
    case 'not_found':
      return noSuchIncident(incident);
  }
}
