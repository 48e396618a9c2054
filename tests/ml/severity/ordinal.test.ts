import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { levelProbabilities, medianLevel, ordinalScore } from '#ml/severity/ordinal.ts';

const scores = fc.double({ min: -30, max: 30, noNaN: true });
const cuts = fc
  .tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: 0.01, max: 3, noNaN: true }))
  .map(([first, gap]) => [first, first + gap, first + 2 * gap]);

it('gives probabilities that are none below 0 and sum to 1', () => {
  fc.assert(
    fc.property(scores, cuts, (score, ends) => {
      const levels = levelProbabilities(score, ends);
      expect(levels).toHaveLength(4);
      for (const p of levels) expect(p).toBeGreaterThanOrEqual(-1e-15);
      expect(levels.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    }),
  );
});

it('reaches every level at least as likely with a higher score, and its median never falls', () => {
  fc.assert(
    fc.property(scores, fc.double({ min: 0, max: 5, noNaN: true }), cuts, (score, more, ends) => {
      const [low, high] = [levelProbabilities(score, ends), levelProbabilities(score + more, ends)];
      for (const from of [1, 2, 3]) {
        const reached = (levels: readonly number[]) => levels.slice(from).reduce((sum, p) => sum + p, 0);
        expect(reached(high)).toBeGreaterThanOrEqual(reached(low) - 1e-12);
      }
      expect(medianLevel(score + more, ends)).toBeGreaterThanOrEqual(medianLevel(score, ends));
    }),
  );
});

it('has the median at the worst level that is at least as likely reached as not', () => {
  fc.assert(
    fc.property(scores, cuts, (score, ends) => {
      const levels = levelProbabilities(score, ends);
      const reached = (from: number) => levels.slice(from).reduce((sum, p) => sum + p, 0);
      const median = medianLevel(score, ends);
      expect(reached(median)).toBeGreaterThanOrEqual(0.5 - 1e-9);
      expect(reached(median + 1)).toBeLessThan(0.5 + 1e-9);
    }),
  );
});

it('scores against the usual incident', () => {
  const model = { weights: Float64Array.of(2, -1), means: Float64Array.of(1, 1), cuts: [0] };
  expect(ordinalScore(model, Float64Array.of(1, 1))).toBe(0);
  expect(ordinalScore(model, Float64Array.of(2, 0))).toBe(3);
});
