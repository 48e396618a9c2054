import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { crossMark } from '#ml/exam/cross-mark.ts';
import { markRows } from '#ml/exam/mark-rows.ts';
import { calibrate, calibrationRows } from '#ml/training/calibration.ts';
import { wholeRows } from '#ml/training/fit.ts';
import { probabilitiesOf } from '#ml/training/probabilities-of.ts';
import { toyAlerts } from '#tests/ml/training/rows.ts';

const rules = wholeRows(toyAlerts(20, 4), 'rule');

/** Margins that favour the label in rows of the first source, and another class in all others. */
const margins = new Float64Array(rules.length * classes.length);
for (const [row, { source, label }] of rules.entries()) {
  const right = classes.indexOf(label);
  margins[row * classes.length + (source === 'source-0' ? right : (right + 1) % classes.length)] = 10;
}
const validation = { margins, knownShare: new Float64Array(rules.length).fill(0.8) };
const served = calibrate(rules, validation, calibrationRows(rules));

test('marks a row by a calibration that had not seen its source', () => {
  // The first source alone is right: a calibration that saw it would trust it more than the others give reason to.
  const marked = crossMark(rules, validation, served, 4);
  const asServed = markRows(rules, probabilitiesOf(margins, served));
  const first = rules.findIndex(({ source }) => source === 'source-0');
  expect(marked[first]?.confidence).toBeLessThan((asServed[first]?.confidence ?? 0) - 0.05);
});

test('keeps the order of the rows', () => {
  const marked = crossMark(rules, validation, served, 4);
  expect(marked.map(({ source, label }) => [source, label])).toEqual(rules.map(({ source, label }) => [source, label]));
});

test('marks rows that no calibration is taken on by the one that is served', () => {
  const rows = [...rules, ...wholeRows(toyAlerts(4, 2, 8), 'example')];
  const all = new Float64Array(rows.length * classes.length);
  all.set(margins);
  const marked = crossMark(rows, { margins: all, knownShare: new Float64Array(rows.length).fill(0.8) }, served, 4);
  const asServed = markRows(rows, probabilitiesOf(all, served));
  expect(marked.slice(rules.length).map(({ confidence }) => confidence)).toEqual(
    asServed.slice(rules.length).map(({ confidence }) => confidence),
  );
});
