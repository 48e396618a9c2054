import { expect, test } from 'vitest';
import { withinTime } from '#runbooks/expressions/within-time.ts';

test('hands on what the code gives and what it throws', () => {
  expect(withinTime(() => 42, 1000)).toEqual({ ok: true, value: 42 });
  const error = new RangeError('no');
  expect(() =>
    withinTime(() => {
      throw error;
    }, 1000),
  ).toThrow(error);
});

test('ends code that takes too long, within a regular expression and past its own catch', () => {
  expect(withinTime(() => /^(a+)+$/.test(`${'a'.repeat(40)}!`), 20)).toEqual({ ok: false });
  const stubborn = (): never => {
    for (;;) {
      try {
        for (;;);
      } catch {
        continue;
      }
    }
  };
  expect(withinTime(stubborn, 20)).toEqual({ ok: false });
  expect(withinTime(() => 'still works', 1000)).toEqual({ ok: true, value: 'still works' });
});
