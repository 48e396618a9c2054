import type { resumeEverything, stopEverything } from '#incidents/stop-everything.ts';
import type { Message } from '#handlers/slack/message.ts';
import { incidentRef } from './incident-ref.ts';
import { code } from './mrkdwn.ts';
import { notice } from './notice.ts';
import { approvalRefusal } from './refusal.ts';
import { stopSentence } from './stop-sentence.ts';

const runsNamed = 20;

/** What an attempt to stop all runbooks came to, for the person who made it. */
export function sayStop(outcome: Awaited<ReturnType<typeof stopEverything>>): Message {
  switch (outcome.kind) {
    case 'stopped': {
      const { runs } = outcome;
      const named = runs
        .slice(0, runsNamed)
        .map(({ incident, runbook }) => `${incidentRef(incident)} ${code(runbook, 100)}`);
      const rest = runs.length - named.length;
      return notice(
        '⛔ *All runbooks are stopped.* None starts and none goes on, also after a restart, until an approver types `/runbook resume`.',
        runs.length === 0
          ? 'No run was under way.'
          : `Ended: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}. A step still at work is told to stop.`,
      );
    }
    case 'already':
      return notice(`${stopSentence(outcome.stop)}. That stands; nothing was changed.`);
  }
}

/** What an attempt to let runbooks run again came to, for the person who made it. */
export function sayResumption(outcome: Awaited<ReturnType<typeof resumeEverything>>): Message {
  switch (outcome.kind) {
    case 'resumed':
      return notice('Runbooks may run again. Runs that were stopped stay ended; `/runbook run` starts one anew.');
    case 'not_stopped':
      return notice('Runbooks may run: nothing was stopped.');
    case 'not_permitted':
      return approvalRefusal(outcome.approvers, 'let runbooks run again');
  }
}
