import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseQuantity } from '#incidents/evidence/kubernetes/parse-quantity.ts';

it.each([
  ['512Mi', 512 * 2 ** 20],
  ['1Gi', 2 ** 30],
  ['250m', 0.25],
  ['4', 4],
  ['1.5', 1.5],
  ['1e3', 1000],
  ['2k', 2000],
  ['-1', -1],
  ['100n', 1e-7],
])('reads %s', (text, value) => {
  expect(parseQuantity(text)).toBeCloseTo(value, 12);
});

it.each(['', 'lots', '5 Mi', 'Mi', '1.2.3', '12Q'])('refuses %j', (text) => {
  expect(parseQuantity(text)).toBeNull();
});

it('never throws and never gives what is no number', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const value = parseQuantity(text);
      expect(value === null || Number.isFinite(value)).toBe(true);
    }),
  );
});
