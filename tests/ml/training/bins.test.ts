import { expect, test } from 'vitest';
import { binRows } from '#ml/training/bins.ts';
import { randomRows } from './rows.ts';

test('puts every value into the bin whose lower bound is the greatest not above it', () => {
  const rows = randomRows(80, 6, 3);
  const { binOf, featureOfBin, lowerBound } = binRows(rows, 1);
  for (const [at, bin] of binOf.entries()) {
    expect(featureOfBin[bin]).toBe(rows.indices[at]);
    expect(lowerBound[bin]).toBeLessThanOrEqual(rows.values[at] ?? 0);
    const nextBound = featureOfBin[bin + 1] === rows.indices[at] ? (lowerBound[bin + 1] ?? 0) : Infinity;
    expect(nextBound).toBeGreaterThan(rows.values[at] ?? 0);
  }
});

test('offers no bin for a feature of too few rows', () => {
  const rows = randomRows(80, 6, 3);
  expect(binRows(rows, 81).lowerBound).toHaveLength(0);
  expect(binRows(rows, 81).binOf.every((bin) => bin === -1)).toBe(true);
});
