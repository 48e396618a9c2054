import { expect, test } from 'vitest';
import type { BoostedTree, Booster } from '#ml/boosting/booster.ts';
import { predictMargins } from '#ml/boosting/predict-margins.ts';
import { readLibsvm } from '#ml/boosting/read-libsvm.ts';

/** Below 0.5 (or missing) 1, else 2; for the output given. */
function stump(output: number): BoostedTree {
  return {
    output,
    left: Int32Array.of(1, -1, -1),
    right: Int32Array.of(2, -1, -1),
    feature: Int32Array.of(1, 0, 0),
    value: Float32Array.of(0.5, 1, 2),
    defaultLeft: Uint8Array.of(1, 0, 0),
    gain: Float32Array.of(1, 0, 0),
    cover: Float32Array.of(4, 1, 3),
    weight: Float32Array.of(0, 1, 2),
  };
}

const booster: Booster = {
  objective: 'multi:softprob',
  outputCount: 2,
  featureCount: 2,
  featureNames: null,
  baseScore: [0.25, 0.5],
  trees: [stump(0), stump(1), stump(1)],
  roundStart: [0, 3],
  linear: null,
  bestRound: null,
};
const { rows } = readLibsvm('0 1:0.25\n0 1:0.5\n0 0:9\n0 1:0\n', 2);

test('sends values below a threshold left, others right, and missing ones where the tree says', () => {
  expect([...predictMargins(booster, rows)]).toEqual([1.25, 2.5, 2.25, 4.5, 1.25, 2.5, 1.25, 2.5]);
});

test('takes NaN for missing', () => {
  const withNaN = { ...rows, values: Float32Array.from(rows.values, () => Number.NaN) };
  expect([...predictMargins(booster, withNaN)]).toEqual([1.25, 2.5, 1.25, 2.5, 1.25, 2.5, 1.25, 2.5]);
});

test('starts from the base margins that rows bring, instead of the base scores', () => {
  const baseMargin = Float32Array.from({ length: 8 }, (_, at) => 10 * at);
  expect([...predictMargins(booster, rows, baseMargin)]).toEqual([1, 12, 22, 34, 41, 52, 61, 72]);
  expect(() => predictMargins(booster, rows, new Float32Array(4))).toThrow('4 numbers, 4 rows × 2 outputs are wanted');
});

test('adds the linear part, for which missing values are 0', () => {
  const linear = { weights: Float32Array.of(1, 0, 0, 8), bias: Float32Array.of(100, 200) };
  expect([...predictMargins({ ...booster, trees: [], linear }, rows)]).toEqual([
    100.25, 202.5, 100.25, 204.5, 109.25, 200.5, 100.25, 200.5,
  ]);
});

test('refuses rows of other features', () => {
  expect(() => predictMargins({ ...booster, featureCount: 3 }, rows)).toThrow(
    '2 features, the booster was trained on 3',
  );
});
