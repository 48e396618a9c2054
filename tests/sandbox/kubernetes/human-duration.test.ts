import { expect, it } from 'vitest';
import { humanDuration } from '#sandbox/kubernetes/human-duration.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

it.each([
  [-5000, '0s'],
  [119_000, '119s'],
  [2 * minuteMs, '2m'],
  [3 * minuteMs + 20_000, '3m20s'],
  [47 * minuteMs, '47m'],
  [3 * hourMs + 12 * minuteMs, '3h12m'],
  [20 * hourMs, '20h'],
  [2 * dayMs + 4 * hourMs, '2d4h'],
  [13 * dayMs, '13d'],
  [740 * dayMs, '2y10d'],
  [3650 * dayMs, '10y'],
])('writes %i ms as %s', (ms, expected) => {
  expect(humanDuration(ms)).toBe(expected);
});
