import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Booster } from '#ml/boosting/booster.ts';
import type { BoostingData } from '#ml/boosting/boosting-data.ts';
import { predictMargins } from '#ml/boosting/predict-margins.ts';
import { trainBooster } from '#ml/boosting/train-booster.ts';
import { randomData } from './random-data.ts';

const data = randomData({ rowCount: 200, featureCount: 6, classCount: 3, seed: 1, weighted: true });
const softprob = { objective: 'multi:softprob', classCount: 3, rounds: 5, maxDepth: 3 } as const;

test('gives a bit for bit equal booster for equal data, options and seed, and another for another seed', () => {
  const drawn = { ...softprob, subsample: 0.6, colsampleByTree: 0.8, colsampleByLevel: 0.8, colsampleByNode: 0.8 };
  const { booster } = trainBooster(data, { ...drawn, seed: 5 });
  expect(trainBooster(data, { ...drawn, seed: 5 }).booster).toEqual(booster);
  expect(trainBooster(data, { ...drawn, seed: 6 }).booster).not.toEqual(booster);
});

test('grows the same trees whatever the order of the rows', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
      const { rows, labels } = randomData({ rowCount: 80, featureCount: 4, seed, steps: 50 });
      const order = [...labels.keys()].sort((a, b) => Math.sin(seed + a) - Math.sin(seed + b));
      const options = { objective: 'reg:squarederror', rounds: 3, maxDepth: 3 } as const;
      const { booster } = trainBooster({ rows, labels }, options);
      const { booster: shuffled } = trainBooster(inOrder({ rows, labels }, order), options);
      const [margins, others] = [predictMargins(booster, rows), predictMargins(shuffled, rows)];
      for (const [row, margin] of margins.entries()) expect(others[row]).toBeCloseTo(margin, 4);
    }),
    { numRuns: 20 },
  );
});

test.each([
  ['multi:softprob', 3],
  ['binary:logistic', 2],
  ['reg:squarederror', 1],
] as const)('lowers the training loss of %s with every round', (objective, classCount) => {
  const ofKind = randomData({ rowCount: 150, featureCount: 5, classCount, seed: 4, weighted: true });
  const classes = objective === 'multi:softprob' ? { classCount } : {};
  const { watched } = trainBooster(ofKind, { objective, ...classes, rounds: 15, eta: 0.3 }, { data: ofKind });
  expect(watched).toHaveLength(15);
  for (const [round, loss] of watched.slice(1).entries()) expect(loss).toBeLessThan(watched[round]!);
});

test('takes soft labels for what each row once for each of its classes would be', () => {
  const { rows } = data;
  const soft = Float32Array.from({ length: rows.rowCount * 3 }, (_, at) => ((at * 7) % 5) / 4);
  const thrice = [...Array.from({ length: rows.rowCount }).keys()].flatMap((row) => [row, row, row]);
  const replicated = {
    ...inOrder({ rows, labels: new Float32Array(rows.rowCount) }, thrice),
    labels: Float32Array.from(soft, (_, at) => at % 3),
    weights: soft,
  };
  const margins = predictMargins(trainBooster({ rows, labels: soft }, softprob).booster, rows);
  const expected = predictMargins(trainBooster(replicated, softprob).booster, rows);
  for (const [at, margin] of margins.entries()) expect(margin).toBeCloseTo(expected[at]!, 4);
});

test('learns what base margins leave over, and starts from them', () => {
  const { rows, labels } = randomData({ rowCount: 100, featureCount: 4, seed: 9 });
  const options = { objective: 'reg:squarederror', rounds: 4 } as const;
  const { booster } = trainBooster({ rows, labels, baseMargin: labels.slice() }, options);
  expect(booster.trees.every(({ left }) => left.length === 1)).toBe(true);
  expect(predictMargins(booster, rows, labels.slice())).toEqual(labels);
});

test('keeps trees up to the best round when it stops early', () => {
  const watch = { data: randomData({ rowCount: 80, featureCount: 6, classCount: 3, seed: 2 }), earlyStoppingRounds: 3 };
  const { booster, watched } = trainBooster(data, { ...softprob, rounds: 100, eta: 0.9 }, watch);
  const best = watched.indexOf(Math.min(...watched));
  expect(watched).toHaveLength(best + 4);
  expect(booster.bestRound).toBe(best);
  expect(booster.roundStart).toHaveLength(best + 2);
  expect(booster.trees).toHaveLength(3 * (best + 1));
});

test('splits by nothing but what its rows have: an empty feature and a constant one are left alone', () => {
  const rows = { rowCount: 4, featureCount: 3, rowStart: Int32Array.of(0, 1, 3, 4, 6) };
  const withConstant = { ...rows, indices: Int32Array.of(0, 0, 2, 0, 0, 2), values: Float32Array.of(1, 1, 1, 1, 1, 1) };
  const labels = Float32Array.of(0, 5, 0, 5);
  const { booster } = trainBooster(
    { rows: withConstant, labels },
    { objective: 'reg:squarederror', rounds: 1, eta: 1, lambda: 0, baseScore: 0 },
  );
  expect(splitFeatures(booster)).toEqual([2]);
  expect([...predictMargins(booster, withConstant)]).toEqual([0, 5, 0, 5]);
});

test('says the mean where there is nothing to split by', () => {
  const rows = { rowCount: 3, featureCount: 0, rowStart: new Int32Array(4), indices: new Int32Array() };
  const empty = { ...rows, values: new Float32Array() };
  const options = { objective: 'reg:squarederror', rounds: 1, eta: 1, lambda: 0, baseScore: 0 } as const;
  const { booster } = trainBooster({ rows: empty, labels: Float32Array.of(1, 2, 6) }, options);
  expect([...predictMargins(booster, empty)]).toEqual([3, 3, 3]);
});

function splitFeatures({ trees }: Booster): readonly number[] {
  return trees.flatMap(({ left, feature }) => [...feature].filter((_, node) => left[node]! >= 0));
}

function inOrder({ rows, labels }: BoostingData, order: readonly number[]): BoostingData {
  const parts = order.map((row) => ({ from: rows.rowStart[row]!, to: rows.rowStart[row + 1]! }));
  const rowStart = [0];
  for (const { from, to } of parts) rowStart.push(rowStart.at(-1)! + to - from);
  return {
    rows: {
      rowCount: order.length,
      featureCount: rows.featureCount,
      rowStart: Int32Array.from(rowStart),
      indices: Int32Array.from(parts.flatMap(({ from, to }) => [...rows.indices.subarray(from, to)])),
      values: Float32Array.from(parts.flatMap(({ from, to }) => [...rows.values.subarray(from, to)])),
    },
    labels: Float32Array.from(order, (row) => labels[row]!),
  };
}
