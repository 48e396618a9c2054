import { expect, it } from 'vitest';
import { approvalPolicyOf } from '#app/settings/approval-policy-of.ts';
import { approvalSettings } from '#app/settings/approval-settings.ts';

it('gives the use cases who is asked and how many have to agree', () => {
  const approvals = approvalSettings.parse({
    expire_after: '1h',
    page_after: '10m',
    quorum: 2,
    exclude_requester: true,
    roles: { dba: ['U012ABCDEF'] },
    by_risk: { low: { quorum: 1 }, high: { quorum: 3 } },
  });
  expect(approvalPolicyOf({ approvers: ['S012ABCDEF'], approvals })).toEqual({
    approvers: ['S012ABCDEF'],
    roles: { dba: ['U012ABCDEF'] },
    quorum: 2,
    quorumByRisk: { low: 1, high: 3 },
    excludeRequester: true,
    approvalExpiryMs: 3_600_000,
    approvalReminderMs: 600_000,
  });
});
