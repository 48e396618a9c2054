import type { Policy } from '#incidents/policy.ts';
import type { Settings } from '#app/settings.ts';

type ApprovalPolicy = Pick<
  Policy,
  'approvers' | 'roles' | 'quorum' | 'quorumByRisk' | 'excludeRequester' | 'approvalExpiryMs' | 'approvalReminderMs'
>;

/** Who is asked, and how many of them have to agree, as the use cases read it. */
export function approvalPolicyOf({ approvers, approvals }: Pick<Settings, 'approvers' | 'approvals'>): ApprovalPolicy {
  const byRisk = Object.entries(approvals.by_risk).map(([risk, rule]) => [risk, rule.quorum]);
  return {
    approvers,
    roles: approvals.roles,
    quorum: approvals.quorum,
    quorumByRisk: Object.fromEntries(byRisk),
    excludeRequester: approvals.exclude_requester,
    approvalExpiryMs: approvals.expire_after,
    approvalReminderMs: approvals.page_after,
  };
}
