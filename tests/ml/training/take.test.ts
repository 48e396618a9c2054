import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { place, take } from '#ml/training/take.ts';

test('takes whole rows in the order asked for', () => {
  const values = Float64Array.from({ length: 3 * classes.length }, (_, at) => at);
  const taken = take(values, [2, 0]);
  expect(taken[0]).toBe(2 * classes.length);
  expect(taken[classes.length]).toBe(0);
  expect(taken).toHaveLength(2 * classes.length);
});

test('puts rows back where they were taken from', () => {
  const values = Float64Array.from({ length: 3 * classes.length }, (_, at) => at);
  const into = new Float64Array(values.length);
  place(take(values, [2, 0]), [2, 0], into);
  place(take(values, [1]), [1], into);
  expect(into).toEqual(values);
});
