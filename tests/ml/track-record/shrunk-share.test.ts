import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaMean } from '#ml/track-record/beta.ts';
import { shrunkShare } from '#ml/track-record/shrunk-share.ts';

const tally = fc.record({ hits: fc.nat(50), misses: fc.nat(50) });

describe('shrunkShare', () => {
  it('is one half before anything is known', () => {
    expect(shrunkShare([])).toEqual({ a: 1, b: 1 });
  });

  it('follows the broader level while the narrower one is empty, and leaves it as that fills', () => {
    const broad = { hits: 90, misses: 10 };
    const shares = [0, 3, 30, 300].map((misses) => betaMean(shrunkShare([broad, { hits: 0, misses }])));
    expect(shares[0]).toBeCloseTo(0.89, 1);
    expect(shares[3]).toBeLessThan(0.02);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  });

  it('lets no amount of the broad outweigh a dozen of the narrow', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (hits) => {
        expect(
          betaMean(
            shrunkShare([
              { hits, misses: 0 },
              { hits: 0, misses: 12 },
            ]),
          ),
        ).toBeLessThan(0.3);
      }),
    );
  });

  it('rises with a hit and falls with a miss, at any level', () => {
    fc.assert(
      fc.property(tally, tally, fc.boolean(), (broad, narrow, isBroad) => {
        const share = (more: { hits: number; misses: number }) => {
          const add = (one: typeof more) => ({ hits: one.hits + more.hits, misses: one.misses + more.misses });
          return betaMean(shrunkShare(isBroad ? [add(broad), narrow] : [broad, add(narrow)]));
        };
        const now = share({ hits: 0, misses: 0 });
        expect(share({ hits: 1, misses: 0 })).toBeGreaterThan(now);
        expect(share({ hits: 0, misses: 1 })).toBeLessThan(now);
      }),
    );
  });
});
