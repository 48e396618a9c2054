import { expect, it } from 'vitest';
import { approvalSettings } from '#app/settings/approval-settings.ts';
import { problemsOf } from './problems-of.ts';

it('asks one person, for half an hour, unless told otherwise', () => {
  expect(approvalSettings.parse(undefined)).toEqual({
    expire_after: 1_800_000,
    page_after: 300_000,
    quorum: 1,
    exclude_requester: false,
    roles: {},
    by_risk: {},
  });
});

it('takes roles by name and another quorum for a risk', () => {
  const settings = { roles: { 'database-owners': ['S012DATABASE', 'U012ABCDEF'] }, by_risk: { high: { quorum: 2 } } };
  expect(approvalSettings.parse(settings)).toMatchObject(settings);
});

it.each([
  [{ quorum: 0 }, 'quorum: must be at least 1: where nobody is to be asked, set autonomy to act'],
  [{ quorum: 1.5 }, 'quorum: must be a whole number'],
  [{ by_risk: { high: { quorum: 0 } } }, 'by_risk.high.quorum: must be at least 1'],
  [{ by_risk: { huge: { quorum: 2 } } }, 'by_risk: Unrecognized key: "huge"'],
  [{ by_risk: { high: { qourum: 2 } } }, 'qourum'],
  [{ roles: { DBA: ['U012ABCDEF'] } }, 'roles.DBA: must be a name such as database-owners'],
  [{ roles: { dba: [] } }, 'roles.dba: must list at least one Slack user id'],
  [{ roles: { dba: ['@maya'] } }, 'roles.dba.0: must be a Slack user id'],
  [{ exclude_requester: 'yes' }, 'exclude_requester'],
])('refuses %j', (settings, problem) => {
  expect(problemsOf(approvalSettings, settings).join('\n')).toContain(problem);
});
