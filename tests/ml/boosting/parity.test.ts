import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classes } from '#domain/classification.ts';
import { attributeByPath } from '#ml/boosting/attribute-by-path.ts';
import { attributeByShapley } from '#ml/boosting/attribute-by-shapley.ts';
import type { BoostOptionsInput } from '#ml/boosting/boost-options.ts';
import { untilBestRound } from '#ml/boosting/booster.ts';
import type { BoostingData } from '#ml/boosting/boosting-data.ts';
import { trainBooster } from '#ml/boosting/train-booster.ts';
import { readXgboostJson } from '#ml/boosting/xgboost-json/read-xgboost-json.ts';
import { writeXgboostJson } from '#ml/boosting/xgboost-json/write-xgboost-json.ts';
import { readCorpusMatrix } from '#tests/support/real-xgboost/corpus-matrix.ts';
import { startRealXgboost } from '#tests/support/real-xgboost/real-xgboost.ts';
import type { RealXgboost } from '#tests/support/real-xgboost/real-xgboost.ts';
import { xgboostParameters } from '#tests/support/real-xgboost/xgboost-parameters.ts';
import { expectContributions, expectEqual } from './expect-parity.ts';
import { randomData } from './random-data.ts';

const started = await startRealXgboost();
const skipped = 'skipped' in started ? started.skipped : null;

const shape = { rowCount: 400, featureCount: 8 };
const other = { rowCount: 150, featureCount: 8 };

interface Case {
  readonly name: string;
  readonly options: BoostOptionsInput;
  readonly data: BoostingData;
  readonly fresh: BoostingData;
}

const cases: readonly Case[] = [
  {
    name: 'multi:softprob with missing values and weights',
    options: { objective: 'multi:softprob', classCount: 4, rounds: 8, maxDepth: 4 },
    data: randomData({ ...shape, classCount: 4, seed: 1, weighted: true }),
    fresh: randomData({ ...other, classCount: 4, seed: 2 }),
  },
  {
    name: 'binary:logistic with penalties and more values than bins',
    options: {
      objective: 'binary:logistic',
      rounds: 12,
      lambda: 2,
      alpha: 0.5,
      gamma: 0.1,
      maxBin: 16,
      baseScore: 0.3,
    },
    data: randomData({ ...shape, classCount: 2, seed: 3, weighted: true }),
    fresh: randomData({ ...other, classCount: 2, seed: 4 }),
  },
  {
    name: 'reg:squarederror with bounded steps and no missing values',
    options: { objective: 'reg:squarederror', rounds: 10, maxDepth: 3, maxDeltaStep: 0.2, minChildWeight: 5, eta: 0.5 },
    data: randomData({ ...shape, seed: 5, missing: 0 }),
    fresh: randomData({ ...other, seed: 6 }),
  },
  {
    name: 'multi:softprob on base margins, rows and features drawn',
    options: { objective: 'multi:softprob', classCount: 3, rounds: 8, subsample: 0.7, colsampleByTree: 0.8, seed: 7 },
    data: withMargins(randomData({ ...shape, classCount: 3, seed: 7 }), 3),
    fresh: withMargins(randomData({ ...other, classCount: 3, seed: 8 }), 3),
  },
];

function withMargins(data: BoostingData, outputs: number): BoostingData {
  const baseMargin = Float32Array.from({ length: data.rows.rowCount * outputs }, (_, at) => Math.sin(at));
  return { ...data, baseMargin };
}

describe.skipIf(skipped !== null)(`beside XGBoost itself${skipped === null ? '' : ` (${skipped})`}`, () => {
  let xgboost: RealXgboost;
  beforeAll(() => {
    if (!('skipped' in started)) xgboost = started;
  });
  afterAll(async () => {
    if (!('skipped' in started)) await started.stop();
  });

  it.each(cases)('is loaded and answers the same there: $name', async ({ options, data, fresh }) => {
    const { booster } = trainBooster(data, options);
    const there = await xgboost.predict(writeXgboostJson(booster), fresh, true);
    expectEqual(booster, fresh, there);
    expectContributions(attributeByPath(booster), booster, fresh, there.byPath);
    expectContributions(attributeByShapley(booster), booster, fresh, there.byShapley);
  });

  it.each(cases)('loads a model of there and answers the same: $name', async ({ options, data, fresh }) => {
    const { model } = await xgboost.train({ params: xgboostParameters(options), rounds: options.rounds, data });
    const booster = readXgboostJson(model);
    const there = await xgboost.predict(model, fresh, true);
    expectEqual(booster, fresh, there);
    expectContributions(attributeByPath(booster), booster, fresh, there.byPath);
  });

  it.each(cases.filter(({ options }) => options.subsample === undefined && options.maxBin === undefined))(
    'comes to the losses that XGBoost comes to, round by round: $name',
    async ({ options, data, fresh }) => {
      const { watched } = trainBooster(data, options, { data: fresh });
      const params = xgboostParameters(options);
      const { losses } = await xgboost.train({ params, rounds: options.rounds, data, watch: fresh });
      expect(watched).toHaveLength(losses.length);
      for (const [round, loss] of losses.entries()) expect(watched[round]).toBeCloseTo(loss, 4);
    },
  );

  it('comes close to the losses of XGBoost where values share bins, whose bounds XGBoost only estimates', async () => {
    const data = randomData({ rowCount: 1500, featureCount: 8, classCount: 2, seed: 21, weighted: true });
    const fresh = randomData({ rowCount: 1500, featureCount: 8, classCount: 2, seed: 22 });
    const options = { objective: 'binary:logistic', rounds: 10, maxBin: 12 } as const;
    const { watched } = trainBooster(data, options, { data: fresh });
    const { losses } = await xgboost.train({ params: xgboostParameters(options), rounds: 10, data, watch: fresh });
    expect(watched).toHaveLength(10);
    for (const [round, loss] of losses.entries()) expect(watched[round]! / loss).toBeCloseTo(1, 1);
  });

  it('stops early at the round at which XGBoost stops, and reads its best round', async () => {
    const data = randomData({ ...shape, classCount: 3, seed: 11 });
    const watch = randomData({ ...other, classCount: 3, seed: 12 });
    const options = { objective: 'multi:softprob', classCount: 3, rounds: 60, eta: 0.6 } as const;
    const ours = trainBooster(data, options, { data: watch, earlyStoppingRounds: 4 });
    const theirs = await xgboost.train({
      params: xgboostParameters(options),
      rounds: 60,
      data,
      watch,
      earlyStopping: 4,
    });
    const read = readXgboostJson(theirs.model);
    expect(ours.watched).toHaveLength(theirs.losses.length);
    expect(read.bestRound).toBe(ours.booster.bestRound);
    expect(read.trees.length).toBe(3 * theirs.losses.length);
    expect(untilBestRound(read).trees).toHaveLength(ours.booster.trees.length);
  });

  it.each(['gblinear', 'dart'])('reads a %s model and answers the same', async (name) => {
    const data = randomData({ ...shape, classCount: 3, seed: 13 });
    const params = {
      booster: name,
      objective: 'multi:softprob',
      num_class: 3,
      ...(name === 'dart' && { rate_drop: 0.5 }),
    };
    const { model } = await xgboost.train({ params, rounds: 6, data });
    const booster = readXgboostJson(model);
    expectEqual(booster, data, await xgboost.predict(model, data));
    expectEqual(booster, data, await xgboost.predict(writeXgboostJson(booster), data));
  });

  it('does as well as XGBoost on rules of unseen repositories', async ({ skip }) => {
    const corpus = await readCorpusMatrix(200);
    if (corpus === null) return skip('there is no rule corpus at ../shared/data/alert-rules');
    const options = { objective: 'multi:softprob', classCount: classes.length, rounds: 2, maxDepth: 3 } as const;
    const { watched } = trainBooster(corpus.learned, options, { data: corpus.examined });
    const params = xgboostParameters(options);
    const { losses } = await xgboost.train({ params, rounds: 2, data: corpus.learned, watch: corpus.examined });
    expect(watched.at(-1)).toBeLessThan(Math.log(classes.length));
    for (const [round, loss] of losses.entries()) expect(watched[round]! - loss).toBeCloseTo(0, 2);
    // Reading the corpus takes a while on a machine with much else to do.
  }, 120_000);

  it('predicts unseen rows as well as XGBoost does, over several draws', async () => {
    const ours: number[] = [];
    const theirs: number[] = [];
    const watch = randomData({ rowCount: 1000, featureCount: 8, classCount: 3, seed: 100 });
    const data = randomData({ rowCount: 600, featureCount: 8, classCount: 3, seed: 101 });
    for (const seed of [1, 2, 3, 4, 5]) {
      const drawn = { subsample: 0.6, colsampleByLevel: 0.7, colsampleByNode: 0.8, seed };
      const options = { objective: 'multi:softprob', classCount: 3, rounds: 12, maxDepth: 4, ...drawn } as const;
      ours.push(trainBooster(data, options, { data: watch }).watched.at(-1) ?? Number.NaN);
      const there = await xgboost.train({ params: xgboostParameters(options), rounds: 12, data, watch });
      theirs.push(there.losses.at(-1) ?? Number.NaN);
    }
    const spread = Math.max(...theirs) - Math.min(...theirs);
    expect(Math.abs(mean(ours) - mean(theirs))).toBeLessThan(spread);
  });
});

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
