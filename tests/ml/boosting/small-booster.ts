import type { Booster } from '#ml/boosting/booster.ts';
import { trainBooster } from '#ml/boosting/train-booster.ts';
import { randomData } from './random-data.ts';

export const featureCount = 5;

/** A booster of three outputs and a few deep trees. */
export function boosterOf(seed: number): Booster {
  const data = randomData({ rowCount: 60, featureCount, classCount: 3, seed });
  return trainBooster(data, { objective: 'multi:softprob', classCount: 3, rounds: 2, maxDepth: 4, minChildWeight: 0.1 })
    .booster;
}

/** A row for it, with missing values. */
export function rowOf(seed: number) {
  const { rows } = randomData({ rowCount: 1, featureCount, seed });
  return { rows, vector: { indices: rows.indices, values: rows.values } };
}
