import { expect, test } from 'vitest';
import { boost } from '#ml/training/boost.ts';
import { logLoss } from '#ml/training/log-loss.ts';
import { addTreeMargins } from '#ml/training/tree.ts';
import { randomRows } from './rows.ts';

const rows = randomRows(120, 8, 6);
const has = (row: number, feature: number): boolean =>
  rows.indices.subarray(rows.rowStart[row], rows.rowStart[row + 1]).includes(feature);
/** Exclusive or of two features: a linear model cannot learn it, trees can. */
const targets = new Float32Array(120 * 2);
for (let row = 0; row < 120; row += 1) targets[row * 2 + (has(row, 0) === has(row, 1) ? 0 : 1)] = 1;
const options = { rounds: 40, minRows: 2, maxDepth: 2, lambda: 1, gamma: 0, minChildWeight: 0.1, eta: 0.3 };

test('learns on top of a margin what a linear model cannot', () => {
  const base = new Float64Array(120 * 2);
  const trees = boost(rows, targets, base, 2, options);
  const margins = base.slice();
  addTreeMargins(trees, rows, margins, 2);
  expect(logLoss(margins, targets, 2, 1)).toBeLessThan(0.3);
  expect(base.every((margin) => margin === 0)).toBe(true);
});

test('adds next to nothing where the margin is right already', () => {
  const base = Float64Array.from(targets, (target) => 20 * target);
  const margins = base.slice();
  addTreeMargins(boost(rows, targets, base, 2, options), rows, margins, 2);
  for (const [at, margin] of margins.entries()) expect(margin).toBeCloseTo(base[at] ?? 0, 3);
});

test('grows the same trees from the same data', () => {
  const base = new Float64Array(120 * 2);
  expect(boost(rows, targets, base, 2, options)).toEqual(boost(rows, targets, base, 2, options));
});
