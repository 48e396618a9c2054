import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from '#ml/exam/wilson-interval.ts';

test.each([
  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 1998, table I, method 3.
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('gives the published interval of %i in %i', (right, count, low, high) => {
  const interval = wilsonInterval(right / count, count);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('holds the share, stays within 0 and 1, and narrows with more alerts', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.integer({ min: 1, max: 200 }), (right, count) => {
      fc.pre(right <= count);
      const share = right / count;
      const { low, high } = wilsonInterval(share, count);
      const closer = wilsonInterval(share, 4 * count);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(share);
      expect(high).toBeGreaterThanOrEqual(share);
      expect(closer.high - closer.low).toBeLessThan(high - low);
    }),
  );
});

test('knows nothing without alerts', () => {
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
});
