import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { calibrate, worthOf } from '#ml/training/calibration.ts';
import { wholeRows } from '#ml/training/fit.ts';
import type { TrainingRow } from '#ml/training/fit.ts';
import { toyAlerts } from './rows.ts';

const rules = wholeRows(toyAlerts(20, 4), 'rule');
const examples = wholeRows(toyAlerts(20, 4, 8), 'example');
/** Margins that favour the right class by `lead`, or a wrong one for every n-th row. */
const marginsFor = (rows: readonly TrainingRow[], lead: number, wrongEvery: number): Float64Array => {
  const margins = new Float64Array(rows.length * classes.length);
  for (const [row, { label }] of rows.entries()) {
    const right = classes.indexOf(label);
    margins[row * classes.length + (row % wrongEvery === 0 ? (right + 1) % classes.length : right)] = lead;
  }
  return margins;
};
const validationOf = (linear: Float64Array, rows: readonly TrainingRow[]) => ({
  linear,
  boosted: linear,
  knownShare: new Float64Array(rows.length).fill(0.8),
});

test('gives a confidence that is the share of right answers', () => {
  const margins = marginsFor(rules, 30, 4);
  const { temperature } = calibrate(rules, validationOf(margins, rules), margins);
  const confidence = 1 / (1 + (classes.length - 1) * Math.exp(-30 / temperature));
  expect(confidence).toBeCloseTo(0.75, 1);
});

test('looks at rules alone where there are any, and at written examples where there are none', () => {
  const both = [...examples, ...rules];
  const margins = marginsFor(both, 10, 3);
  const ofRules = margins.subarray(examples.length * classes.length);
  expect(worthOf(both, margins)).toEqual(worthOf(rules, ofRules));
  expect(worthOf(examples, margins.subarray(0, examples.length * classes.length)).fair).toBeCloseTo(2 / 3, 1);
});

test('tells better margins by accuracy and by log loss', () => {
  const good = worthOf(rules, marginsFor(rules, 10, 10));
  const bad = worthOf(rules, marginsFor(rules, 10, 2));
  expect(good.fair).toBeGreaterThan(bad.fair);
  expect(good.logLoss).toBeLessThan(bad.logLoss);
});

test('takes the least known share from the strangest of the rows', () => {
  const margins = marginsFor(rules, 10, 10);
  expect(calibrate(rules, validationOf(margins, rules), margins).leastKnownShare).toBe(0.8);
});
