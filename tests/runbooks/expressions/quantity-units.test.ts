import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { inBaseUnit, quantityUnits } from '#runbooks/expressions/quantity-units.ts';

test('percents come out as the nearest ratio', () => {
  const percent = quantityUnits['%'];
  if (percent === undefined) throw new Error('% is a unit');
  fc.assert(
    fc.property(fc.nat(10_000), (value) => {
      expect(inBaseUnit(value, percent)).toBe(value / 100);
    }),
  );
});

test('no unit is spelt like another but for its case, except m and M, as Kubernetes has them', () => {
  const lower = Object.keys(quantityUnits).map((name) => name.toLowerCase());
  expect(lower.filter((name, index) => lower.indexOf(name) !== index)).toEqual(['m']);
});

test('a bare m is minutes, so milli-cores have a spelling of their own', () => {
  expect(quantityUnits['m']?.base).toBe('milliseconds');
  expect(quantityUnits['mcores']).toEqual({ factor: 0.001, base: 'cores' });
});
