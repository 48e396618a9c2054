import { expect, test } from 'vitest';
import { crossValidate } from '#ml/training/cross-validate.ts';
import { examsBySource, examsOf } from '#ml/training/exams.ts';
import { fitLinear, wholeRows, withBlindRows } from '#ml/training/fit.ts';
import { toyAlerts } from './rows.ts';

const linearOptions = { l2: 1e-3, maxIterations: 30 };
const boostOptions = { rounds: 1, minRows: 4, maxDepth: 1, lambda: 1, gamma: 0, minChildWeight: 0.5, eta: 0.3 };
const rules = wholeRows(toyAlerts(20, 4), 'rule');
const rows = withBlindRows(rules);
const validation = crossValidate(rows, { foldCount: 4, linear: linearOptions, boost: boostOptions }, () => undefined);
const parts = { ...fitLinear(rows, linearOptions), trees: [], temperature: 1 };

test('examines rules with and without their expressions, and leaves out exams without rows', () => {
  const exams = examsOf(rows, validation, parts, []);
  expect(Object.keys(exams)).toEqual([
    'rules, by repository',
    'rules without their expressions, by repository',
    'rules, by repository, linear model alone',
    'rules, by repository, with trees',
  ]);
  expect(exams['rules, by repository']?.count).toBe(rules.length);
});

test('examines the finished model on repositories that were left out', () => {
  const outsiders = wholeRows(toyAlerts(5, 1, 77), 'rule');
  const figures = examsOf(rows, validation, parts, outsiders)['rules of repositories that were left out'];
  expect(figures).toMatchObject({ count: outsiders.length, fair: 1 });
});

test('gives figures for every repository', () => {
  const figures = examsBySource(rows, validation.linear, 1);
  expect([...figures.keys()]).toEqual(['source-0', 'source-1', 'source-2', 'source-3']);
  expect([...figures.values()].reduce((sum, { count }) => sum + count, 0)).toBe(rules.length);
});
