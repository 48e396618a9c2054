import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { reduceOverTime, type ReducerOverTime, reducersOverTime } from '#runbooks/queries/reduce-over-time.ts';

const points = (...values: readonly number[]) =>
  values.map((value, index) => ({ at: new Date(1_800_000_000_000 + index * 30_000), value }));

test.each<[ReducerOverTime, number]>([
  ['max', 6],
  ['min', 0],
  ['avg', 3],
  ['last', 6],
  ['delta', 6],
  ['slope', 0.05],
])('gives the %s of the values that are numbers', (reducer, value) => {
  expect(reduceOverTime(points(0, Number.NaN, 3, Infinity, 6), reducer)).toBeCloseTo(value, 10);
});

test('gives nothing where there is nothing, or no time for a change', () => {
  for (const reducer of reducersOverTime) expect(reduceOverTime(points(Number.NaN), reducer)).toBeNaN();
  expect(reduceOverTime(points(4), 'delta')).toBeNaN();
  expect(reduceOverTime(points(4), 'slope')).toBeNaN();
  expect(reduceOverTime(points(4), 'avg')).toBe(4);
});

test('finds the slope of any straight line', () => {
  const whole = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(whole, whole, fc.integer({ min: 2, max: 50 }), (slope, start, count) => {
      const line = points(...Array.from({ length: count }, (_, index) => start + slope * index * 30));
      expect(reduceOverTime(line, 'slope')).toBeCloseTo(slope, 6);
      expect(reduceOverTime(line, 'delta')).toBe(slope * (count - 1) * 30);
    }),
    { numRuns: 50 },
  );
});
