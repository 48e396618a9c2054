import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, quantile } from './quantile.ts';

const samples = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });

describe('quantile', () => {
  it('is the sample at the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(quantile(hundred, 0.95)).toBe(95);
    expect(quantile([3, 1, 2], 0.95)).toBe(3);
    expect(quantile([7], 0)).toBe(7);
  });

  it('is a sample that at least its share of the samples do not exceed', () => {
    fc.assert(
      fc.property(samples, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const found = quantile(all, share);
        expect(all).toContain(found);
        expect(all.filter((each) => each <= found).length).toBeGreaterThanOrEqual(share * all.length);
      }),
    );
  });
});

describe('median', () => {
  it('is the middle sample, or the mean of the middle two', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 9])).toBe(3);
  });

  it('says so when there is nothing to take it of', () => {
    expect(() => median([])).toThrow('at least one sample');
  });
});
