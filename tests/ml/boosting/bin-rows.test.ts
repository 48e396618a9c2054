import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { binRows } from '#ml/boosting/bin-rows.ts';
import { randomData } from './random-data.ts';

test('puts every value into the bin of its feature whose bounds it lies between', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 2, max: 40 }), (seed, maxBin) => {
      const { rows } = randomData({ rowCount: 50, featureCount: 4, seed });
      const binned = binRows(rows, () => 1, maxBin);
      for (const [entry, bin] of binned.bins.entries()) {
        const [feature, value] = [rows.indices[entry]!, rows.values[entry]!];
        expect(binned.featureOfBin[bin]).toBe(feature);
        expect(value).toBeLessThan(binned.upperBound[bin]!);
        expect(value).toBeGreaterThan(binned.floor[feature]!);
        const isFirst = bin === binned.featureStart[feature];
        expect(value).toBeGreaterThanOrEqual(isFirst ? -Infinity : binned.upperBound[bin - 1]!);
      }
    }),
    { numRuns: 50 },
  );
});

test('takes NaN for missing and tells the features that no row misses', () => {
  const rows = {
    rowCount: 2,
    featureCount: 3,
    rowStart: Int32Array.of(0, 2, 4),
    indices: Int32Array.of(0, 1, 0, 1),
    values: Float32Array.of(5, Number.NaN, 6, 7),
  };
  const binned = binRows(rows, () => 1, 256);
  expect([...binned.rowStart]).toEqual([0, 1, 3]);
  expect([...binned.bins]).toEqual([0, 1, 2]);
  expect([...binned.complete]).toEqual([1, 0, 0]);
  expect([...binned.featureStart]).toEqual([0, 2, 3, 3]);
});

test('weighs rows in the quantiles', () => {
  const { rows } = randomData({ rowCount: 300, featureCount: 1, seed: 1, missing: 0 });
  const light = binRows(rows, null, 8).upperBound;
  expect(binRows(rows, () => 3, 8).upperBound).toEqual(light);
  const heavy = binRows(rows, (row) => (rows.values[row]! > 0.8 ? 50 : 1), 8).upperBound;
  const above = (bounds: Float32Array) => bounds.filter((bound) => bound > 0.8).length;
  expect(above(heavy)).toBeGreaterThan(above(light) + 2);
});
