import { expect, it } from 'vitest';
import { readWaitScale } from '#app/wait-scale.ts';

it.each([undefined, '', '  '])('leaves waits as they are where %j is set', (text) => {
  expect(readWaitScale({ FIREBREAK_WAIT_SCALE: text })).toEqual({ waitScale: 1, problem: null });
});

it.each(['0.05', '1', ' 0.5 '])('takes %j', (text) => {
  expect(readWaitScale({ FIREBREAK_WAIT_SCALE: text })).toEqual({ waitScale: Number(text), problem: null });
});

it.each(['0', '-1', '2', 'fast', 'NaN'])('refuses %s, keeps waits as they are, and says what is right', (text) => {
  expect(readWaitScale({ FIREBREAK_WAIT_SCALE: text })).toEqual({
    waitScale: 1,
    problem: expect.stringContaining(`must be a number above 0 and at most 1, such as 0.05, not "${text}"`),
  });
});
