import type { ApprovalRules, Runbook } from '#runbooks/runbook.ts';
import type { Policy } from '#incidents/policy.ts';

/** Who has to approve, with everything that has a say taken together. */
export interface Approvers {
  /** Slack user and group ids. */
  readonly approvers: readonly string[];
  readonly quorum: number;
  /** Who may not; null where nobody is left out. */
  readonly excluded: string | null;
}

/**
 * The step's word goes before the runbook's, and that before the installation's; the quorum is never less than what
 * the installation wants for the runbook's risk.
 */
export function approversFor(
  policy: Policy,
  runbook: Pick<Runbook, 'risk' | 'approval'>,
  startedBy: string,
  step: Pick<ApprovalRules, 'approvers' | 'quorum'> = { approvers: null, quorum: null },
): Approvers {
  const named = step.approvers ?? runbook.approval.approvers;
  const usual = policy.quorumByRisk[runbook.risk] ?? policy.quorum;
  const exclude = runbook.approval.excludeRequester ?? policy.excludeRequester;
  return {
    approvers: named === null ? policy.approvers : named.flatMap((name) => policy.roles[name] ?? [name]),
    quorum: Math.max(usual, step.quorum ?? runbook.approval.quorum ?? 1),
    excluded: exclude && startedBy !== 'firebreak' ? startedBy : null,
  };
}
