import { expect, it } from 'vitest';
import { duration } from '#app/settings/duration.ts';
import { problemsOf } from './problems-of.ts';

it.each([
  ['30s', 30_000],
  ['1h30m', 5_400_000],
  ['0s', 0],
])('reads %s into milliseconds', (text, ms) => {
  expect(duration.parse(text)).toBe(ms);
});

it.each(['soon', '5 minutes', '', '-5m', 30, null])('refuses %j and shows what a duration looks like', (value) => {
  expect(problemsOf(duration, value)).toEqual([': must be a duration such as 30s, 5m or 1h30m']);
});
