import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createVariety, noVariety } from '#sandbox/platform/variety.ts';

const bounds = fc
  .tuple(fc.double({ min: 0.001, max: 1e6, noNaN: true }), fc.double({ min: 1, max: 1000, noNaN: true }))
  .map(([from, ratio]) => ({ from, to: from * ratio }));

it('stays between the bounds, and gives the same for the same seed', () => {
  const property = fc.property(fc.integer(), fc.array(bounds, { maxLength: 20 }), (seed, all) => {
    const [one, two] = [createVariety(seed), createVariety(seed)];
    for (const each of all) {
      const amount = one.amount(0, each);
      expect(amount).toBeGreaterThanOrEqual(each.from * (1 - 1e-9));
      expect(amount).toBeLessThanOrEqual(each.to * (1 + 1e-9));
      expect(two.amount(0, each)).toBe(amount);
    }
    expect(['a', 'b']).toContain(one.choice(['a', 'b']));
  });
  fc.assert(property, { numRuns: 100 });
});

it('makes every choice now and then', () => {
  const variety = createVariety(3);
  const chosen = new Set(Array.from({ length: 60 }, () => variety.choice(['a', 'b', 'c'])));
  expect(chosen.size).toBe(3);
});

it('leaves a platform that does not vary as its catalogues have it', () => {
  expect(noVariety.amount(7, { from: 1, to: 100 })).toBe(7);
  expect(noVariety.choice(['first', 'second'])).toBe('first');
});
