import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeByPath } from '#ml/boosting/attribute-by-path.ts';
import { attributeByShapley } from '#ml/boosting/attribute-by-shapley.ts';
import type { BoostedTree } from '#ml/boosting/booster.ts';
import { nodeMeans } from '#ml/boosting/node-means.ts';
import { predictMargins } from '#ml/boosting/predict-margins.ts';
import { boosterOf, featureCount, rowOf } from './small-booster.ts';

const seeds = fc.integer({ min: 1, max: 10_000 });

describe.each([
  ['by path', attributeByPath],
  ['by Shapley values', attributeByShapley],
] as const)('attribution %s', (_name, attributor) => {
  it('sums to the margin, base margin included', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const booster = boosterOf(seed);
        const { rows, vector } = rowOf(seed + 1);
        const baseMargin = Float32Array.of(0.5, -2, 3);
        const attribute = attributor(booster);
        for (const brought of [undefined, baseMargin]) {
          for (const [output, margin] of predictMargins(booster, rows, brought).entries()) {
            const { bias, contributions } = attribute(vector, output, brought?.[output]);
            expect([...contributions.values()].reduce((sum, each) => sum + each, bias)).toBeCloseTo(margin, 5);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('gives a linear part its weights times values', () => {
    const linear = { weights: Float32Array.of(1, 2, 3, 4, 5), bias: Float32Array.of(10) };
    const trees = { trees: [], roundStart: [0], linear, bestRound: null };
    const shape = { objective: 'reg:squarederror', outputCount: 1, featureCount, featureNames: null } as const;
    const row = { indices: Int32Array.of(1, 3), values: Float32Array.of(2, Number.NaN) };
    const { bias, contributions } = attributor({ ...shape, ...trees, baseScore: [0.5] })(row, 0);
    expect(bias).toBe(10.5);
    expect([...contributions]).toEqual([[1, 4]]);
  });
});

it('gives along the path what each split moved the mean by', () => {
  const tree: BoostedTree = {
    output: 0,
    left: Int32Array.of(1, -1, 3, -1, -1),
    right: Int32Array.of(2, -1, 4, -1, -1),
    feature: Int32Array.of(0, 0, 1, 0, 0),
    value: Float32Array.of(0.5, 8, 0.5, 4, -2),
    defaultLeft: Uint8Array.of(1, 0, 0, 0, 0),
    gain: new Float32Array(5),
    cover: Float32Array.of(10, 5, 5, 3, 2),
    weight: new Float32Array(5),
  };
  expect([...nodeMeans(tree)]).toEqual([4.8, 8, 1.6, 4, -2].map((mean) => expect.closeTo(mean, 6)));
  const rest = { linear: null, bestRound: null, roundStart: [0, 1], baseScore: [1], featureNames: null } as const;
  const shape = { objective: 'reg:squarederror', outputCount: 1, featureCount: 2, trees: [tree] } as const;
  const attribute = attributeByPath({ ...rest, ...shape });
  const { bias, contributions } = attribute({ indices: Int32Array.of(0), values: Float32Array.of(1) }, 0);
  expect(bias).toBeCloseTo(5.8, 6);
  expect(contributions.get(0)).toBeCloseTo(-3.2, 6);
  expect(contributions.get(1)).toBeCloseTo(-3.6, 6);
});
