import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitOrdinal, type OrdinalRow } from '#ml/severity/fit-ordinal.ts';
import { levelProbabilities, ordinalScore, type OrdinalModel } from '#ml/severity/ordinal.ts';
import { seededRandom } from '#ml/training/random.ts';

const options = { levelCount: 4, onlyRaises: [true, true, false], precision: 0.25 };

/** Rows whose levels follow these weights, with cuts at −1, 1 and 2.5. */
function rowsOf(count: number, weights: readonly number[], seed: number): readonly OrdinalRow[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const vector = Float64Array.from(weights, () => 2 * random() - 1);
    const uniform = random();
    const score = weights.reduce((sum, weight, at) => sum + weight * (vector[at] ?? 0), 0);
    const level = [-1, 1, 2.5].filter((cut) => score + Math.log(uniform / (1 - uniform)) >= cut).length;
    return { vector, level };
  });
}

/** Penalised −log likelihood as the textbook writes it. */
function lossOf(rows: readonly OrdinalRow[], model: OrdinalModel): number {
  const rowLoss = ({ vector, level }: OrdinalRow) =>
    -Math.log(levelProbabilities(ordinalScore(model, vector), model.cuts)[level] ?? 0);
  const imagined = [0, 1, 2, 3].reduce((sum, level) => sum + 0.5 * rowLoss({ vector: model.means, level }), 0);
  const penalty = model.weights.reduce((sum, weight) => sum + 0.5 * options.precision * weight * weight, 0);
  return rows.reduce((sum, row) => sum + rowLoss(row), 0) + imagined + penalty;
}

describe('fitOrdinal', () => {
  it('finds the weights and the cuts that the data were drawn with', () => {
    const { weights, cuts } = fitOrdinal(rowsOf(4000, [2, 1, -1.5], 1), options);
    for (const [at, weight] of [2, 1, -1.5].entries()) expect(weights[at]).toBeCloseTo(weight, 0);
    for (const [at, cut] of [-1, 1, 2.5].entries()) expect(Math.abs((cuts[at] ?? 0) - cut)).toBeLessThan(0.25);
  });

  it('stands where no small step in any direction is better', () => {
    const rows = rowsOf(150, [1, 0.5, -1], 2);
    const model = fitOrdinal(rows, options);
    const best = lossOf(rows, model);
    for (const at of [0, 1, 2]) {
      for (const step of [-0.01, 0.01]) {
        const weights = model.weights.map((weight, index) => weight + (index === at ? step : 0));
        const cuts = model.cuts.map((cut, index) => cut + (index === at ? step : 0));
        expect(lossOf(rows, { ...model, weights })).toBeGreaterThan(best);
        expect(lossOf(rows, { ...model, cuts })).toBeGreaterThan(best);
      }
    }
  });

  it('gives up a column that may only raise where it would lower, and no other', () => {
    const { weights } = fitOrdinal(rowsOf(500, [-2, 1, -1], 3), options);
    expect(weights[0]).toBe(0);
    expect(weights[1]).toBeGreaterThan(0);
    expect(weights[2]).toBeLessThan(0);
  });

  it('keeps the cuts in order and finite, also for levels that were never seen', () => {
    const row = fc.record({
      vector: fc
        .tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.nat(1), fc.nat(1))
        .map((values) => Float64Array.from(values)),
      level: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const { weights, cuts } = fitOrdinal(rows, options);
        for (const value of [...weights, ...cuts]) expect(Number.isFinite(value)).toBe(true);
        expect(cuts[1]).toBeGreaterThan(cuts[0] ?? 0);
        expect(cuts[2]).toBeGreaterThan(cuts[1] ?? 0);
        expect(weights[0]).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
  });
});
