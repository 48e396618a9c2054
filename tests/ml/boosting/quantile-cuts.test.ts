import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantileCuts } from '#ml/boosting/quantile-cuts.ts';

const floats = fc.float({ min: -1000, max: 1000, noNaN: true });

function weighted(values: readonly number[], weightOf: (value: number) => number = () => 1) {
  // -0 and 0 are one value to every comparison; which of the two a bound is says nothing.
  const sorted = Float32Array.from(values, (value) => value + 0).sort();
  return { values: sorted, weights: Float64Array.from(sorted, weightOf) };
}

test('bounds ascend, the last lies above every value, and there are at most as many as asked for', () => {
  fc.assert(
    fc.property(
      fc.array(floats, { minLength: 1, maxLength: 200 }),
      fc.integer({ min: 2, max: 20 }),
      (values, maxBin) => {
        const cuts = quantileCuts(weighted(values), maxBin);
        expect(cuts.length).toBeGreaterThan(0);
        expect(cuts.length).toBeLessThanOrEqual(maxBin);
        for (let at = 1; at < cuts.length; at += 1) expect(cuts[at]).toBeGreaterThan(cuts[at - 1]!);
        expect(cuts.at(-1)).toBeGreaterThan(Math.max(...values));
      },
    ),
  );
});

test('gives every distinct value a bin of its own where there are bins enough', () => {
  fc.assert(
    fc.property(fc.array(floats, { minLength: 1, maxLength: 50 }), (values) => {
      const distinct = [...new Set(Float32Array.from(values, (value) => value + 0).sort())];
      expect(Array.from(quantileCuts(weighted(values), 50).subarray(0, -1))).toEqual(distinct.slice(1));
    }),
  );
});

test('parts many values so that no bin weighs much more than its share', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 4, max: 32 }), (seed, maxBin) => {
      const values = Array.from({ length: 1000 }, (_, at) => Math.sin(seed * 1000 + at));
      const sorted = weighted(values, (value) => 1 + Math.abs(value));
      const cuts = quantileCuts(sorted, maxBin);
      const all = sorted.weights.reduce((sum, weight) => sum + weight, 0);
      for (let bin = 0; bin < cuts.length; bin += 1) {
        const inBin = sorted.values.reduce(
          (sum, value, at) =>
            value < cuts[bin]! && value >= (cuts[bin - 1] ?? -Infinity) ? sum + sorted.weights[at]! : sum,
          0,
        );
        expect(inBin).toBeLessThan((2.5 * all) / maxBin);
      }
    }),
    { numRuns: 30 },
  );
});

test('puts bounds where the weight is', () => {
  const values = Array.from({ length: 100 }, (_, at) => at);
  const below = quantileCuts(
    weighted(values, (value) => (value < 20 ? 100 : 1)),
    10,
  ).filter((cut) => cut < 20);
  expect(below.length).toBeGreaterThanOrEqual(8);
});
