import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson-interval.ts';

const trials = fc
  .integer({ min: 1, max: 5000 })
  .chain((count) => fc.record({ count: fc.constant(count), hits: fc.integer({ min: 0, max: count }) }));

test('agrees with the published interval of 81 in 263', () => {
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I.
  const { low, high } = wilsonInterval(81, 263);
  expect(low).toBeCloseTo(0.2553, 4);
  expect(high).toBeCloseTo(0.3662, 4);
});

test('holds the share and stays within 0 and 1', () => {
  fc.assert(
    fc.property(trials, ({ hits, count }) => {
      const { share, low, high } = wilsonInterval(hits, count);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(share + 1e-12);
      expect(high).toBeGreaterThanOrEqual(share - 1e-12);
    }),
  );
});

test('narrows with more trials of the same share', () => {
  fc.assert(
    fc.property(trials, ({ hits, count }) => {
      const few = wilsonInterval(hits, count);
      const many = wilsonInterval(hits * 4, count * 4);
      expect(many.high - many.low).toBeLessThan(few.high - few.low);
    }),
  );
});

test('knows nothing of no trials', () => {
  expect(wilsonInterval(0, 0)).toMatchObject({ low: 0, high: 1 });
});
