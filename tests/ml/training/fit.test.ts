import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { fitLinear, rowsOf, wholeRows, withBlindRows } from '#ml/training/fit.ts';
import { linearMargins } from '#ml/training/softmax-regression.ts';
import { toyAlerts } from './rows.ts';

const rows = withBlindRows(wholeRows(toyAlerts(20, 4), 'example'));

test('gives an alert with an expression a second row without any of its features', () => {
  const withExpression = toyAlerts(20, 4).filter(({ alert }) => alert.expression !== '').length;
  const blind = rows.filter(({ view }) => view === 'blind');
  expect(blind).toHaveLength(withExpression);
  expect(blind.every(({ occurrences }) => occurrences.every(({ place }) => place !== 'rule'))).toBe(true);
});

test('learns to tell the classes of its rows', () => {
  const { vocabulary, linear } = fitLinear(rows, { l2: 1e-3, maxIterations: 50 });
  const margins = linearMargins(linear, rowsOf(rows, vocabulary));
  for (const [row, { label }] of rows.entries()) {
    const ofRow = margins.subarray(row * classes.length, (row + 1) * classes.length);
    expect(classes[ofRow.indexOf(Math.max(...ofRow))]).toBe(label);
  }
});
