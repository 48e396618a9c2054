import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSeededRandom } from '#sandbox/platform/seeded-random.ts';

const take = (seed: number, count: number): number[] => {
  const random = createSeededRandom(seed);
  return Array.from({ length: count }, random);
};

it('repeats itself for the same seed, and only for it', () => {
  expect(take(1, 20)).toEqual(take(1, 20));
  expect(take(1, 20)).not.toEqual(take(2, 20));
});

it('stays in [0, 1) and is spread evenly', () => {
  const property = fc.property(fc.integer(), (seed) => {
    const values = take(seed, 500);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.1);
  });
  fc.assert(property, { numRuns: 50 });
});
