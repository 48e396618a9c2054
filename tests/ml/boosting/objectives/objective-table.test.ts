import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoostingData } from '#ml/boosting/boosting-data.ts';
import { objectiveTable } from '#ml/boosting/objectives/objective-table.ts';

const rows = {
  rowCount: 1,
  featureCount: 0,
  rowStart: Int32Array.of(0, 0),
  indices: new Int32Array(),
  values: new Float32Array(),
};
const margin = fc.float({ min: -4, max: 4, noNaN: true });
const weights = Float32Array.of(1.5);

/** What each loss sums to for one row, in float64 and written down anew. */
const lossOf = {
  'multi:softprob': (margins: readonly number[], label: number) =>
    Math.log(margins.reduce((sum, each) => sum + Math.exp(each), 0)) - margins[label]!,
  'binary:logistic': ([x = 0]: readonly number[], label: number) => Math.log(1 + Math.exp(x)) - label * x,
  'reg:squarederror': ([x = 0]: readonly number[], label: number) => (x - label) ** 2 / 2,
} as const;
const names = ['multi:softprob', 'binary:logistic', 'reg:squarederror'] as const;

describe.each(names)('%s', (name) => {
  const outputs = name === 'multi:softprob' ? 3 : 1;
  const objective = objectiveTable[name];
  const derive = (margins: readonly number[], data: BoostingData): Float32Array => {
    const pairs = new Float32Array(2 * outputs);
    objective.derive(Float32Array.from(margins), data, outputs, pairs);
    return pairs;
  };

  it('derives its loss by the margins, weighted', () => {
    fc.assert(
      fc.property(
        fc.array(margin, { minLength: outputs, maxLength: outputs }),
        fc.nat({ max: outputs }),
        (at, label) => {
          const labels = Float32Array.of(Math.min(label, outputs === 1 ? 1 : 2));
          const pairs = derive(at, { rows, labels, weights });
          for (const output of at.keys()) {
            const moved = (by: number) =>
              lossOf[name](
                at.map((each, other) => each + (other === output ? by : 0)),
                labels[0]!,
              );
            expect(pairs[2 * output]).toBeCloseTo((1.5 * (moved(1e-4) - moved(-1e-4))) / 2e-4, 3);
            const second = (1.5 * (moved(1e-3) - 2 * moved(0) + moved(-1e-3))) / 1e-6;
            // XGBoost takes twice the second derivative for softmax.
            expect(pairs[2 * output + 1]).toBeCloseTo(name === 'multi:softprob' ? 2 * second : second, 2);
          }
        },
      ),
    );
  });

  it('keeps second derivatives above 0 and first ones finite however far the margins', () => {
    for (const far of [-200, -90, 90, 200]) {
      const pairs = derive([far, 0, -far].slice(0, outputs), { rows, labels: Float32Array.of(1) });
      for (let output = 0; output < outputs; output += 1) {
        expect(pairs[2 * output]).toSatisfy(Number.isFinite);
        expect(pairs[2 * output + 1]).toBeGreaterThan(0);
      }
    }
  });
});

describe('the loss that is watched', () => {
  const two = { ...rows, rowCount: 2, rowStart: Int32Array.of(0, 0, 0) };
  const data = { rows: two, labels: Float32Array.of(0, 1), weights: Float32Array.of(3, 1) };

  it('is the weighted log loss, or the root of the weighted mean square', () => {
    const ln = Math.log;
    const margins = Float32Array.of(0, ln(3), 0, ln(3));
    const softprob = objectiveTable['multi:softprob'].loss(margins, data, 2);
    expect(softprob).toBeCloseTo(-(3 * ln(0.25) + ln(0.75)) / 4, 5);
    const logistic = objectiveTable['binary:logistic'].loss(Float32Array.of(ln(3), ln(3)), data, 1);
    expect(logistic).toBeCloseTo(-(3 * ln(0.25) + ln(0.75)) / 4, 5);
    const squared = objectiveTable['reg:squarederror'].loss(Float32Array.of(2, 4), data, 1);
    expect(squared).toBeCloseTo(Math.sqrt((3 * 4 + 9) / 4), 5);
  });
});

describe('a base score', () => {
  it('is a probability for binary:logistic and a margin otherwise', () => {
    expect(objectiveTable['binary:logistic'].marginOf(0.75)).toBeCloseTo(Math.log(3), 5);
    expect(objectiveTable['multi:softprob'].marginOf(0.75)).toBe(0.75);
    expect(objectiveTable['reg:squarederror'].marginOf(-7)).toBe(-7);
  });
});
