import type { BoostingData } from '#ml/boosting/boosting-data.ts';
import { seededRandom } from '#ml/training/random.ts';

export interface RandomDataOptions {
  readonly rowCount: number;
  readonly featureCount: number;
  readonly seed: number;
  /** 1: a number to be told; 2: yes or no; more: so many classes. 1 unless given. */
  readonly classCount?: number;
  /** Share of values that are missing; a third unless given. */
  readonly missing?: number;
  /** Values are multiples of 1 / steps in 0 … 1; 1,000 unless given. */
  readonly steps?: number;
  readonly weighted?: boolean;
}

/** Rows whose labels follow from some of their features, and from what is missing, with noise. Equal options give equal data. */
export function randomData(options: RandomDataOptions): BoostingData {
  const { rowCount, featureCount, seed, classCount = 1, missing = 1 / 3, steps = 1000, weighted = false } = options;
  const random = seededRandom(seed);
  const rowStart = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const labels: number[] = [];
  for (let row = 0; row < rowCount; row += 1) {
    let score = 0.3 * random();
    for (let feature = 0; feature < featureCount; feature += 1) {
      const value = Math.floor(random() * (steps + 1)) / steps;
      if (random() < missing) {
        score += feature % 3 === 0 ? 0.6 : 0;
        continue;
      }
      score += feature % 2 === 0 ? value : -value * value;
      indices.push(feature);
      values.push(value);
    }
    rowStart.push(indices.length);
    labels.push(classCount === 1 ? score : Math.floor(Math.abs(score * 3)) % classCount);
  }
  return {
    rows: {
      rowCount,
      featureCount,
      rowStart: Int32Array.from(rowStart),
      indices: Int32Array.from(indices),
      values: Float32Array.from(values),
    },
    labels: Float32Array.from(labels),
    ...(weighted && { weights: Float32Array.from(labels, () => 0.25 + random()) }),
  };
}
