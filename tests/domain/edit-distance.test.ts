import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '#domain/edit-distance.ts';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['resolve', 'resolv', 1],
    ['reoslve', 'resolve', 1],
    ['list', 'lost', 1],
    ['kitten', 'sitting', 3],
  ])('of %j and %j is %i', (a, b, slips) => {
    expect(editDistance(a, b)).toBe(slips);
  });

  it('is the same both ways, zero only for equals, and at most the longer word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});
