import { expect, test } from 'vitest';
import { formatProblem } from '#runbooks/reading/runbook-problem.ts';

const problem = { file: 'a.yml', line: 3, column: 7, path: 'steps[0].wait', message: 'is missing', fix: 'add it' };

test('a problem reads as editors and terminals make a link of it', () => {
  expect(formatProblem(problem)).toBe('a.yml:3:7: steps[0].wait: is missing (add it)');
  expect(formatProblem({ ...problem, path: '', fix: '' })).toBe('a.yml:3:7: is missing');
});
