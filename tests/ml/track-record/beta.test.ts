import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCumulative, betaMean, betaQuantile } from '#ml/track-record/beta.ts';

const shape = fc.double({ min: 0.5, max: 400, noNaN: true });

/** By Simpson's rule, for shapes of at least 1, where the density has no poles. */
function integrated(a: number, b: number, x: number): number {
  const density = (at: number) => at ** (a - 1) * (1 - at) ** (b - 1);
  const simpson = (from: number, to: number) => {
    const steps = 2000;
    const width = (to - from) / steps;
    let sum = density(from) + density(to);
    for (let step = 1; step < steps; step += 1) sum += (step % 2 === 0 ? 2 : 4) * density(from + step * width);
    return (sum * width) / 3;
  };
  return simpson(0, x) / simpson(0, 1);
}

describe('betaCumulative', () => {
  it.each([
    [1, 1, 0.3, 0.3],
    [2, 1, 0.5, 0.25],
    [1, 3, 0.5, 0.875],
    [5, 5, 0.5, 0.5],
    [0.5, 0.5, 0.25, 1 / 3],
  ])('of (%d, %d) at %d is %d, as the closed form has it', (a, b, x, cumulative) => {
    expect(betaCumulative({ a, b }, x)).toBeCloseTo(cumulative, 12);
  });

  it('is the integral of the density', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 2, max: 30, noNaN: true }),
        fc.double({ min: 2, max: 30, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (a, b, x) => {
          expect(betaCumulative({ a, b }, x)).toBeCloseTo(integrated(a, b, x), 6);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('betaQuantile', () => {
  it('undoes the cumulative distribution', () => {
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (a, b, p) => {
        expect(betaCumulative({ a, b }, betaQuantile({ a, b }, p))).toBeCloseTo(p, 4);
      }),
    );
  });

  it('has the mean of the distribution in the middle of a narrow one', () => {
    expect(betaQuantile({ a: 9000, b: 1000 }, 0.5)).toBeCloseTo(betaMean({ a: 9000, b: 1000 }), 4);
  });
});
