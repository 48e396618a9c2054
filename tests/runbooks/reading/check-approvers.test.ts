import { expect, test } from 'vitest';
import { parseRunbook } from '#runbooks/reading/parse-runbook.ts';
import { formatProblem } from '#runbooks/reading/runbook-problem.ts';

const header = 'name: test\ntrigger:\n  classification: application.high_latency\n';
const asking = (approvers: string): string =>
  `${header}steps:\n  - type: conditional\n    condition: tier > 1\n    if_true:\n      - { type: approval, message: Go on?, approvers: [${approvers}] }\n`;

function problemsOf(text: string, roles?: readonly string[]): readonly string[] {
  const parsed = parseRunbook(text, 'test.yml', roles === undefined ? {} : { roles });
  return parsed.ok ? [] : parsed.problems.map(formatProblem);
}

test('finds a role that nobody has, wherever it stands, and what was meant', () => {
  expect(problemsOf(asking('U012345, databse-owners'), ['database-owners', 'sre'])).toEqual([
    'test.yml:8:65: steps[0].if_true[0].approvers[1]: "databse-owners" is not a role of this installation (did you mean database-owners?)',
  ]);
  const whole = `${header}approval: { approvers: [owners] }\nsteps: [{ type: wait, for: 1s }]\n`;
  expect(problemsOf(whole, [])).toEqual([
    'test.yml:4:25: approval.approvers[0]: "owners" is not a role of this installation (declare it under approvals.roles of firebreak.yml)',
  ]);
});

test('takes people, groups and known roles, and every role where none is known', () => {
  expect(problemsOf(asking('U012345, S012345, sre'), ['sre'])).toEqual([]);
  expect(problemsOf(asking('anybody'))).toEqual([]);
});
