import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { leafGain, leafWeight } from '#ml/boosting/loss-reduction.ts';

const derivatives = [
  fc.double({ min: -50, max: 50, noNaN: true }),
  fc.double({ min: 0.1, max: 50, noNaN: true }),
] as const;
const penalties = fc.record({
  lambda: fc.double({ min: 0, max: 5, noNaN: true }),
  alpha: fc.constantFrom(0, 0.5, 3),
  maxDeltaStep: fc.constantFrom(0, 0.3),
  minChildWeight: fc.constant(0),
});

test('the weight minimises 2·G·w + (H + λ)·w² + 2α|w| within the greatest step, and the gain is what that saves', () => {
  fc.assert(
    fc.property(...derivatives, penalties, fc.double({ min: -1, max: 1, noNaN: true }), (g, h, given, elsewhere) => {
      const cost = (w: number) => 2 * g * w + (h + given.lambda) * w * w + 2 * given.alpha * Math.abs(w);
      const best = leafWeight(g, h, given);
      const bounded = given.maxDeltaStep === 0 ? 100 * elsewhere : given.maxDeltaStep * elsewhere;
      const tolerance = 1e-4 * (1 + Math.abs(cost(best)));
      expect(cost(best)).toBeLessThanOrEqual(cost(bounded) + tolerance);
      expect(Math.abs(leafGain(g, h, given) + cost(best))).toBeLessThan(tolerance);
      expect(Math.abs(best)).toBeLessThanOrEqual(Math.fround(given.maxDeltaStep || Infinity));
    }),
  );
});

test('a node too light for a leaf weighs nothing', () => {
  const given = { lambda: 1, alpha: 0, maxDeltaStep: 0, minChildWeight: 2 };
  expect(leafWeight(5, 1.9, given)).toBe(0);
  expect(leafWeight(5, 4, given)).toBe(-1);
  expect(leafGain(5, 0, given)).toBe(0);
});
