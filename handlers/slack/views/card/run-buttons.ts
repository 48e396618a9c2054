import type { Button } from '@slack/types';
import type { IncidentSnapshot } from '#incidents/incident-snapshot.ts';
import { runValue } from '#handlers/slack/button-value.ts';
import { clamp } from '#handlers/slack/clamp.ts';
import { actionIds } from '#handlers/slack/ids.ts';
import { button } from '#handlers/slack/views/blocks/button.ts';
import { confirm } from '#handlers/slack/views/blocks/confirm.ts';

/**
 * Ends the run that is under way, or takes a failed one up again. A run that waits to be started is rejected instead,
 * and one in doubt is stopped at its doubt.
 */
export function runButtons(snapshot: IncidentSnapshot): Button[] {
  const { incident, run, stop } = snapshot;
  if (run === null) return [];
  const value = runValue({ incident: incident.number, run: run.run.id });
  if (isUnderWay(snapshot)) {
    const question = {
      title: `Cancel ${clamp(run.run.runbook, 60)}?`,
      text: 'A step at work is broken off where it can be, else it ends first. Nothing that was done is taken back.',
      yes: 'Cancel the run',
      no: 'Let it go on',
    };
    return [
      button({ id: actionIds.cancel, text: 'Cancel the run', value, style: 'danger', confirm: confirm(question) }),
    ];
  }
  if (!run.retryable || stop !== null) return [];
  const changes = run.run.mode === 'ask' ? 'You are asked before each change.' : 'It makes its changes without asking.';
  const question = {
    title: `Try ${clamp(run.run.runbook, 60)} again?`,
    text: `It begins at the step that failed; the steps before it are not repeated. ${changes}`,
    yes: 'Try again',
    no: 'Not now',
  };
  return [button({ id: actionIds.retry, text: 'Try again from the failed step', value, confirm: confirm(question) })];
}

function isUnderWay({ run, approval }: IncidentSnapshot): boolean {
  if (run === null || run.run.cancel !== null) return false;
  const isProposal = approval !== null && approval.state === 'pending' && approval.path === null;
  return run.run.state === 'running' || (run.run.state === 'waiting_approval' && !isProposal);
}
