import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { softmax } from '#ml/training/softmax.ts';

const margins = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 3, maxLength: 3 });

test('gives probabilities that add up to 1, for margins of any size', () => {
  fc.assert(
    fc.property(margins, fc.double({ min: 0.1, max: 10, noNaN: true }), (row, temperature) => {
      const probabilities = softmax(Float64Array.from(row), 3, temperature);
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
    }),
  );
});

test('treats each row by itself', () => {
  const both = softmax(Float64Array.of(0, 1, 2, 5, 5, 5), 3, 1);
  expect([...both.subarray(3)]).toEqual([1 / 3, 1 / 3, 1 / 3]);
});
