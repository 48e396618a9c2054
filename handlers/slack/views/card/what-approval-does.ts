import type { Approval } from '#domain/run.ts';
import type { RunSnapshot } from '#incidents/incident-snapshot.ts';
import { clamp } from '#handlers/slack/clamp.ts';
import { slackLimits } from '#handlers/slack/limits.ts';

/**
 * Exactly what a press of Approve sets going, as plain text for the confirm dialog: the steps that are still to come,
 * in order, as many as fit and then their number. Steps inside a branch are only perhaps run, and say so. Where one
 * approval is not enough, it begins with which one this would be.
 */
export function whatApprovalDoes(approval: Approval, run: RunSnapshot | null): string {
  const steps = (run?.steps ?? []).filter(
    (step) => (step.state === 'pending' || step.state === 'queued') && step.path !== approval.path,
  );
  const share = approval.quorum === 1 ? '' : `Approval ${approval.approvedBy.length + 1} of ${approval.quorum}. `;
  if (run === null || steps.length === 0) return clamp(`${share}${approval.prompt}`, slackLimits.confirmText);
  const verb = approval.path === null ? 'Runs' : 'Continues';
  let text = `${share}${verb} ${clamp(run.run.runbook, 80)}:`;
  for (const [index, step] of steps.entries()) {
    const next = `${text} ${index + 1}. ${step.depth > 0 ? 'perhaps: ' : ''}${clamp(step.title, 120)};`;
    const left = steps.length - index - 1;
    const tail = left === 0 ? '' : ` … and ${left} more.`;
    if (next.length + tail.length > slackLimits.confirmText) return `${text} … and ${left + 1} more.`;
    text = next;
  }
  return `${text.slice(0, -1)}.`;
}
