import { expect, test } from 'vitest';
import { pairedDifference } from '#ml/exam/paired-difference.ts';
import { answer } from './answers.ts';

const sources = Array.from({ length: 12 }, (_, at) => `r/${at}`);
const always = (fair: boolean) => sources.map((source) => answer(fair, 0.8, { source }));

test('is sure of a difference that every repository shows', () => {
  expect(pairedDifference(always(true), always(false))).toEqual({ value: 1, low: 1, high: 1 });
});

test('holds 0 where the repositories disagree', () => {
  const one = sources.map((source, at) => answer(at % 2 === 0, 0.8, { source }));
  const other = sources.map((source, at) => answer(at % 2 === 1, 0.8, { source }));
  const { value, low, high } = pairedDifference(one, other);
  expect(value).toBe(0);
  expect(low).toBeLessThan(0);
  expect(high).toBeGreaterThan(0);
});

test('refuses to compare answers to different alerts', () => {
  expect(() => pairedDifference(always(true), always(true).slice(1))).toThrow(/same alerts/);
  expect(() => pairedDifference(always(true), always(true).toReversed())).toThrow(/same alerts/);
});
