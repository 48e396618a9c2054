import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { trainBooster } from '#ml/boosting/train-booster.ts';
import { readXgboostJson } from '#ml/boosting/xgboost-json/read-xgboost-json.ts';
import { writeXgboostJson } from '#ml/boosting/xgboost-json/write-xgboost-json.ts';
import { randomData } from '#tests/ml/boosting/random-data.ts';

test('is read back as the very same booster', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.constantFrom('multi:softprob', 'binary:logistic', 'reg:squarederror'),
      fc.constantFrom(null, 1),
      (seed, objective, bestRound) => {
        const classCount = objective === 'multi:softprob' ? 3 : 1;
        const data = randomData({
          rowCount: 40,
          featureCount: 4,
          classCount: objective === 'reg:squarederror' ? 1 : 3,
          seed,
        });
        const labels = objective === 'binary:logistic' ? data.labels.map((label) => label % 2) : data.labels;
        const options = { objective, classCount, rounds: 3, baseScore: 0.3, minChildWeight: 0 } as const;
        const { booster } = trainBooster({ ...data, labels }, options);
        const featureNames = seed % 2 === 0 ? null : ['a', 'b "quoted"', 'c', 'ü'];
        const whole = { ...booster, featureNames, bestRound };
        expect(readXgboostJson(writeXgboostJson(whole))).toEqual(whole);
      },
    ),
    { numRuns: 40 },
  );
});

const data = randomData({ rowCount: 40, featureCount: 4, classCount: 3, seed: 1 });
const { booster } = trainBooster(data, { objective: 'multi:softprob', classCount: 3, rounds: 1 });

test('writes one base score where all are equal, which every version reads, and a list of 3.1 where not', () => {
  expect(writeXgboostJson(booster)).toContain('"base_score":"5E-1"');
  const text = writeXgboostJson({ ...booster, baseScore: [0.5, -1, 0].map(Math.fround) });
  expect(text).toContain('"base_score":"[5E-1,-1E+0,0E+0]"');
  expect(readXgboostJson(text).baseScore).toEqual([0.5, -1, 0]);
});

test('writes every number of a column of floats with an exponent, so that no reader takes it for an integer', () => {
  const columns = [...writeXgboostJson(booster).matchAll(/"(?:split_conditions|loss_changes)":\[([^\]]*)\]/g)];
  expect(columns).toHaveLength(6);
  for (const [, column = ''] of columns) {
    for (const number of column.split(',')) expect(number).toMatch(/^-?\d(\.\d+)?e[+-]\d+$/);
  }
});

test('says an old version, the parents of nodes and where rounds begin', () => {
  const { version, learner } = JSON.parse(writeXgboostJson(booster)) as {
    version: readonly number[];
    learner: {
      gradient_booster: {
        model: { iteration_indptr: number[]; trees: { parents: number[]; left_children: number[] }[] };
      };
    };
  };
  expect(version).toEqual([1, 7, 0]);
  const { model } = learner.gradient_booster;
  expect(model.iteration_indptr).toEqual([0, 3]);
  for (const { parents, left_children: left } of model.trees) {
    expect(parents[0]).toBe(2_147_483_647);
    const splits = [...left.entries()].filter(([, child]) => child >= 0);
    expect(splits.length).toBeGreaterThan(0);
    for (const [node, child] of splits) expect(parents[child]).toBe(node);
  }
});

test('writes a linear model as gblinear', () => {
  const linear = { weights: Float32Array.from({ length: 12 }, (_, at) => at / 8), bias: Float32Array.of(1, 2, 3) };
  const whole = { ...booster, trees: [], roundStart: [0], linear };
  expect(readXgboostJson(writeXgboostJson(whole))).toEqual(whole);
  expect(() => writeXgboostJson({ ...booster, linear })).toThrow(/no form in XGBoost/);
});
