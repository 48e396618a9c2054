import { expect, test } from 'vitest';
import { durationField } from '#runbooks/duration-field.ts';

const field = durationField('How long.');

test.each([
  ['30s', 30_000],
  ['1h30m', 5_400_000],
  ['250ms', 250],
  ['7d', 604_800_000],
])('%s is %d milliseconds', (text, ms) => {
  expect(field.parse(text)).toBe(ms);
});

test.each(['', '30', 's', '-5s', '0s', '8d', '5 s', 30, null])('%j is refused', (value) => {
  expect(field.safeParse(value).success).toBe(false);
});
