import { expect, test } from 'vitest';
import { pick, seededRandom } from '#ml/training/random.ts';

const draw = (seed: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: 1000 }, random);
};

test('gives the same sequence for the same seed and another for another', () => {
  expect(draw(7)).toEqual(draw(7));
  expect(draw(8)).not.toEqual(draw(7));
});

test('stays in [0, 1) and spreads over it', () => {
  const numbers = draw(1);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  for (let tenth = 0; tenth < 10; tenth += 1) {
    expect(numbers.filter((number) => Math.floor(number * 10) === tenth).length).toBeGreaterThan(60);
  }
});

test('refuses to pick from nothing', () => {
  expect(() => pick([], seededRandom(1))).toThrow(RangeError);
});
