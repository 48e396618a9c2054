import { expect, test } from 'vitest';
import { readCases } from '#runbooks/rehearsal/read-cases.ts';
import { formatProblem } from '#runbooks/reading/runbook-problem.ts';

function problemsOf(text: string): readonly string[] {
  const read = readCases(text, 'a.test.yml');
  return read.ok ? [] : read.problems.map(formatProblem);
}

test('reads a case with everything but its name and its end left out', () => {
  const read = readCases('cases: [{ name: it runs, expect: { state: succeeded } }]', 'a.test.yml');
  expect(read).toMatchObject({
    ok: true,
    runbook: null,
    cases: [{ given: { labels: {}, severity: 'sev2' }, answers: { prometheus: [], kubernetes: { takes: 20_000 } } }],
  });
});

test.each([
  ['no case', 'cases: []', 'a.test.yml:1:8: cases: '],
  ['no end', 'cases: [{ name: x }]', 'cases[0].expect: is missing'],
  ['an end that no rehearsal has', 'cases: [{ name: x, expect: { state: cancelled } }]', '"cancelled" is not one of'],
  ['a misspelt field', 'cases: [{ name: x, expects: { state: failed } }]', 'there is no field "expects" here'],
  [
    'an answer without a value',
    'cases:\n  - name: x\n    answers:\n      prometheus:\n        - query: up\n    expect: { state: failed }\n',
    'a.test.yml:5:11: cases[0].answers.prometheus[0]: needs exactly one of value, values, series, error',
  ],
  [
    'an answer with two values',
    'cases: [{ name: x, answers: { loki: [{ query: a, value: 1, lines: [] }] }, expect: { state: failed } }]',
    'needs exactly one of value, values, series, error, lines',
  ],
  ['what is no YAML', 'cases: [', 'not valid YAML'],
])('refuses a file with %s, and says where', (_, text, problem) => {
  expect(problemsOf(text).join('\n')).toContain(problem);
});
