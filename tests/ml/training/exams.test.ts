import { expect, test } from 'vitest';
import { crossExamine } from '#ml/exam/cross-examine.ts';
import { straightCurve } from '#ml/training/confidence-curve.ts';
import { examsOf, isAskedInMain } from '#ml/training/exams.ts';
import { fitLinear, wholeRows, withBlindRows } from '#ml/training/fit.ts';
import { toyAlerts } from './rows.ts';

const linear = { l2: 1e-3, maxIterations: 15 };
const rules = wholeRows(toyAlerts(12, 4), 'rule');
const rows = withBlindRows(rules);
const { answers, calibration } = crossExamine(rows, { foldCount: 4, linear }, () => undefined);
const parts = { ...fitLinear(rows, linear), temperature: 1, curve: straightCurve, context: null };
const examined = { rows, answers, circumstances: null, parts, calibration, outsiders: [] };

test('examines rules with and without their expressions, and leaves out exams without rows', () => {
  const exams = examsOf(examined);
  expect(Object.keys(exams)).toEqual(['rules, by repository', 'rules without their expressions, by repository']);
  expect(exams['rules, by repository']).toHaveLength(rules.length);
});

test('examines the finished model on repositories that were left out', () => {
  const outsiders = wholeRows(toyAlerts(5, 1, 77), 'rule');
  const told = examsOf({ ...examined, outsiders })['rules of repositories that were left out'];
  expect(told).toHaveLength(outsiders.length);
  expect(told?.every(({ fair }) => fair)).toBe(true);
});

test('asks in the main exam for rules where there are any, else for the written examples', () => {
  const examples = wholeRows(toyAlerts(4, 4), 'example');
  expect([...examples, ...rows].filter(isAskedInMain([...examples, ...rows]))).toEqual(rules);
  expect(examples.filter(isAskedInMain(examples))).toEqual(examples);
});
