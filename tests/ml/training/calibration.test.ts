import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { calibrate, calibrationRows } from '#ml/training/calibration.ts';
import { wholeRows } from '#ml/training/fit.ts';
import type { TrainingRow } from '#ml/training/fit.ts';
import { probabilitiesOf } from '#ml/training/probabilities-of.ts';
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
const validationOf = (margins: Float64Array, rows: readonly TrainingRow[]) => ({
  margins,
  knownShare: new Float64Array(rows.length).fill(0.8),
});
const calibrationOf = (rows: readonly TrainingRow[], lead: number, wrongEvery: number) =>
  calibrate(rows, validationOf(marginsFor(rows, lead, wrongEvery), rows), calibrationRows(rows));

test('gives a confidence that is the share of right answers', () => {
  const margins = marginsFor(rules, 30, 4);
  const probabilities = probabilitiesOf(margins, calibrationOf(rules, 30, 4));
  expect(Math.max(...probabilities)).toBeCloseTo(0.75, 1);
});

test('looks at rules alone where there are any, and at written examples where there are none', () => {
  const both = [...examples, ...rules];
  expect(calibrationRows(both).map((row) => both[row]?.kind)).toEqual(rules.map(() => 'rule'));
  expect(calibrationRows(examples)).toHaveLength(examples.length);
});

test('takes the novelty bars from the strangest of the rows', () => {
  const { leastKnownShare, leastEvidence } = calibrationOf(rules, 10, 10);
  expect(leastKnownShare).toBe(0.8);
  expect(leastEvidence).toBeGreaterThan(9.9);
  expect(leastEvidence).toBeLessThan(11);
});
