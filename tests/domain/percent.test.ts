import fc from 'fast-check';
import { expect, it } from 'vitest';
import { percent } from '#domain/percent.ts';

it.each([
  [0.59, '59 %'],
  [0.994, '99 %'],
  [0.995, 'over 99 %'],
  [1, 'over 99 %'],
  [0.004, 'under 1 %'],
  [0, 'under 1 %'],
])('says %d as %s', (probability, said) => {
  expect(percent(probability)).toBe(said);
});

it('never claims certainty', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (probability) => {
      expect(['0 %', '100 %']).not.toContain(percent(probability));
    }),
  );
});
