import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { take } from '#ml/training/take.ts';

test('takes whole rows in the order asked for', () => {
  const values = Float64Array.from({ length: 3 * classes.length }, (_, at) => at);
  const taken = take(values, [2, 0]);
  expect(taken[0]).toBe(2 * classes.length);
  expect(taken[classes.length]).toBe(0);
  expect(taken).toHaveLength(2 * classes.length);
});
