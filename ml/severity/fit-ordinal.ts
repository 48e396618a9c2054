import { minimise } from '#ml/training/minimise.ts';
import { ordinalScore, sigmoid, type OrdinalModel } from './ordinal.ts';

/** One incident to learn from. */
export interface OrdinalRow {
  readonly vector: Float64Array;
  /** 0 is the mildest. */
  readonly level: number;
}

export interface OrdinalOptions {
  readonly levelCount: number;
  /** By column, whether its weight may not be below 0. */
  readonly onlyRaises: readonly boolean[];
  /** Precision of the Gaussian prior on every weight: 1 / variance. */
  readonly precision: number;
}

/** One imagined usual incident of every level counts this much, so that a level never seen has a cut point too. */
const imagined = 0.5;

/**
 * Fits a proportional-odds model at its posterior's mode by L-BFGS. The cut points stay ordered because the distances between them
 * are fitted as logarithms. A column that may only raise and would lower is given up, the worst first, and the rest fitted again, so the
 * score rises in every such column. Equal rows give equal models.
 */
export function fitOrdinal(rows: readonly OrdinalRow[], options: OrdinalOptions): OrdinalModel {
  const width = options.onlyRaises.length;
  const means = new Float64Array(width).map(
    (_, at) => rows.reduce((sum, { vector }) => sum + (vector[at] ?? 0), 0) / Math.max(1, rows.length),
  );
  const kept = options.onlyRaises.map(() => true);
  for (;;) {
    const model = fitColumns(rows, means, kept, options);
    const worst = lowestAgainstItsSign(model.weights, options.onlyRaises);
    if (worst === null) return model;
    kept[worst] = false;
  }
}

function lowestAgainstItsSign(weights: Float64Array, onlyRaises: readonly boolean[]): number | null {
  let worst: number | null = null;
  for (const [at, weight] of weights.entries()) {
    if (onlyRaises[at] === true && weight < 0 && (worst === null || weight < (weights[worst] ?? 0))) worst = at;
  }
  return worst;
}

function fitColumns(
  rows: readonly OrdinalRow[],
  means: Float64Array,
  kept: readonly boolean[],
  { levelCount, precision }: OrdinalOptions,
): OrdinalModel {
  const width = means.length;
  const total = rows.length + levelCount * imagined;
  const usual = Array.from({ length: levelCount }, (_, level) => ({ vector: means, level, weight: imagined }));
  const weighted = [...rows.map((row) => ({ ...row, weight: 1 })), ...usual];
  const objective = (x: Float64Array, gradient: Float64Array): number => {
    gradient.fill(0);
    const cuts = cutsOf(x.subarray(width));
    const model = { weights: x.subarray(0, width), means, cuts };
    const byCut = new Float64Array(cuts.length);
    let loss = 0;
    for (const { vector, level, weight } of weighted) {
      const { lost, byScore } = lossAt(ordinalScore(model, vector), cuts, level, byCut, weight);
      loss += lost;
      for (let at = 0; at < width; at += 1) {
        gradient[at] = (gradient[at] ?? 0) + byScore * ((vector[at] ?? 0) - (means[at] ?? 0));
      }
    }
    for (let at = 0; at < width; at += 1) {
      const weight = x[at] ?? 0;
      loss += 0.5 * precision * weight * weight;
      gradient[at] = kept[at] === true ? ((gradient[at] ?? 0) + precision * weight) / total : 0;
    }
    // Every later cut moves with an earlier one, and with the distances between.
    for (let at = 0; at < cuts.length; at += 1) {
      const moved = byCut.subarray(at).reduce((sum, one) => sum + one, 0);
      gradient[width + at] = (at === 0 ? moved : moved * Math.exp(x[width + at] ?? 0)) / total;
    }
    return loss / total;
  };
  const start = new Float64Array(width + levelCount - 1);
  start[width] = -1;
  const x = minimise(objective, start, { maxIterations: 300, gradientTolerance: 1e-7 });
  return { weights: x.slice(0, width), means, cuts: cutsOf(x.subarray(width)) };
}

/** The first cut as it is, then logarithms of distances. */
function cutsOf(x: Float64Array): number[] {
  let cut = 0;
  return Array.from(x, (value, at) => (cut = at === 0 ? value : cut + Math.exp(value)));
}

/** −log P(level) and its derivative by the score; adds its derivatives by the cuts to `byCut`. */
function lossAt(
  score: number,
  cuts: readonly number[],
  level: number,
  byCut: Float64Array,
  weight: number,
): { readonly lost: number; readonly byScore: number } {
  const lower = level === 0 ? 1 : sigmoid(score - (cuts[level - 1] ?? 0));
  const upper = level === cuts.length ? 0 : sigmoid(score - (cuts[level] ?? 0));
  const probability = Math.max(lower - upper, 1e-12);
  if (level > 0) byCut[level - 1] = (byCut[level - 1] ?? 0) + (weight * lower * (1 - lower)) / probability;
  if (level < cuts.length) byCut[level] = (byCut[level] ?? 0) - (weight * upper * (1 - upper)) / probability;
  return { lost: -weight * Math.log(probability), byScore: weight * (lower + upper - 1) };
}
