import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { binRows } from '#ml/boosting/bin-rows.ts';
import { addToHistogram, addToSparseHistogram, subtractHistogram, takeTouched } from '#ml/boosting/histogram.ts';
import { randomData } from './random-data.ts';

const rowCount = 40;

function setUp(seed: number) {
  const { rows } = randomData({ rowCount, featureCount: 5, seed, steps: 30 });
  const binned = binRows(rows, () => 1, 256);
  const pairs = Float32Array.from({ length: 2 * rowCount }, (_, at) => Math.round(64 * Math.sin(seed + at)) / 64);
  const order = Int32Array.from({ length: rowCount }, (_, at) => (at * 7) % rowCount);
  return { binned, pairs, order, empty: () => new Float64Array(2 * binned.binCount) };
}

test('sums the derivatives of a segment by bin, densely and sparsely alike', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: rowCount }), (seed, to) => {
      const { binned, pairs, order, empty } = setUp(seed);
      const segment = { order, from: Math.floor(to / 3), to };
      const expected = empty();
      for (const row of order.subarray(segment.from, to)) {
        for (const bin of binned.bins.subarray(binned.rowStart[row], binned.rowStart[row + 1])) {
          expected[2 * bin]! += pairs[2 * row]!;
          expected[2 * bin + 1]! += pairs[2 * row + 1]!;
        }
      }
      const dense = empty();
      addToHistogram(binned, pairs, segment, dense);
      expect(dense).toEqual(expected);

      const sparse = empty();
      const touched = new Int32Array(Math.ceil(binned.binCount / 32));
      addToSparseHistogram(binned, pairs, segment, sparse, touched);
      expect(sparse).toEqual(expected);
      const list = new Int32Array(binned.binCount);
      const count = takeTouched(touched, list);
      const bins = [...order.subarray(segment.from, to)].flatMap((row) => [
        ...binned.bins.subarray(binned.rowStart[row], binned.rowStart[row + 1]),
      ]);
      expect([...list.subarray(0, count)]).toEqual([...new Set(bins)].sort((a, b) => a - b));
      expect(touched.every((word) => word === 0)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test("leaves the other child's sums when one child's are subtracted", () => {
  const { binned, pairs, order, empty } = setUp(5);
  const [whole, part, rest] = [empty(), empty(), empty()];
  addToHistogram(binned, pairs, { order, from: 0, to: rowCount }, whole);
  addToHistogram(binned, pairs, { order, from: 0, to: 13 }, part);
  addToHistogram(binned, pairs, { order, from: 13, to: rowCount }, rest);
  subtractHistogram(whole, part);
  expect(whole).toEqual(rest);
});
