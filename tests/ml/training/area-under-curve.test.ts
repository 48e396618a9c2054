import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaUnderCurve } from '#ml/training/area-under-curve.ts';

test('is the share of pairs in the right order, ties counting half', () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(numbers, numbers, (low, high) => {
      let pairs = 0;
      for (const a of low) for (const b of high) pairs += a < b ? 1 : a === b ? 0.5 : 0;
      expect(areaUnderCurve(low, high)).toBeCloseTo(pairs / (low.length * high.length), 9);
    }),
  );
});

test('cannot tell anything from nothing', () => {
  expect(areaUnderCurve([], [1])).toBe(0.5);
});
