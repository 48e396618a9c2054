import { expect, test } from 'vitest';
import type { LintReport } from '#app/lint/lint-files.ts';
import { errorsOf, jsonOfLint, sayLint } from '#app/lint/say-lint.ts';

const place = { file: 'a.yml', line: 3, column: 5, path: 'steps[0].for' };
const report: LintReport = {
  checked: 2,
  problems: [
    { ...place, severity: 'error', message: 'is missing', fix: 'add it' },
    { ...place, line: 4, severity: 'warning', message: 'is an older spelling of for', fix: 'write for' },
  ],
  access: [{ runbook: 'a', needs: [{ verb: 'create', kind: 'pod', subresource: 'eviction' }] }],
};
const missing = [
  { verb: 'patch', group: 'apps', resource: 'deployments', namespace: 'claims', runbooks: ['a', 'b'] },
  { verb: 'create', group: '', resource: 'pods/eviction', namespace: null, runbooks: ['a'] },
];

test('says a line a problem, marks warnings, and counts', () => {
  expect(sayLint(report, null)).toMatchInlineSnapshot(`
    "a.yml:3:5: steps[0].for: is missing (add it)
    a.yml:4:5: steps[0].for: is an older spelling of for (write for) [warning]
    2 checked, 1 problems, 1 warnings
    "
  `);
});

test('says what is missing in the cluster, where, and who needs it', () => {
  expect(sayLint({ ...report, problems: [] }, missing)).toMatchInlineSnapshot(`
    "missing permission: patch deployments.apps in claims (needed by a, b)
    missing permission: create pods/eviction (needed by a)
    2 checked, 0 problems, 2 missing permissions
    "
  `);
});

test('gives the same as one JSON object, of the shape that is documented', () => {
  expect(JSON.parse(jsonOfLint(report, null))).toEqual({
    checked: 2,
    errors: 1,
    warnings: 1,
    problems: report.problems,
    access: [{ runbook: 'a', needs: [{ verb: 'create', group: '', resource: 'pods/eviction' }] }],
  });
  expect(JSON.parse(jsonOfLint(report, missing))).toMatchObject({ missing });
  expect(errorsOf(report)).toBe(1);
});
