import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { inBaseUnit, quantityUnits } from '#runbooks/quantity-units.ts';

test('percents come out as the nearest ratio', () => {
  const percent = quantityUnits['%'];
  if (percent === undefined) throw new Error('% is a unit');
  fc.assert(
    fc.property(fc.nat(10_000), (value) => {
      expect(inBaseUnit(value, percent)).toBe(value / 100);
    }),
  );
});

test('no unit is spelt like another but for its case, except where Kubernetes has it so', () => {
  const lower = Object.keys(quantityUnits).map((name) => name.toLowerCase());
  expect(new Set(lower).size).toBe(lower.length);
});
