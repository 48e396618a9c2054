/**
 * A proportional-odds model of `cuts.length + 1` ordered levels, 0 the mildest (McCullagh, "Regression Models for Ordinal Data",
 * Journal of the Royal Statistical Society B 42, 1980): P(level ≥ k) = 1 / (1 + exp(cuts[k−1] − score)). One score moves all
 * levels together, so a fact that makes sev1 likelier never makes sev2-or-worse less likely.
 */
export interface OrdinalModel {
  readonly weights: Float64Array;
  /** Rising. */
  readonly cuts: readonly number[];
  /** Means of the columns in training: scores are against the usual incident. */
  readonly means: Float64Array;
}

/** Σ weight × (value − mean): the log-odds of being worse than the usual. */
export function ordinalScore({ weights, means }: OrdinalModel, vector: Float64Array): number {
  return weights.reduce((sum, weight, at) => sum + weight * ((vector[at] ?? 0) - (means[at] ?? 0)), 0);
}

/** Probabilities of the levels, mildest first; they sum to 1. */
export function levelProbabilities(score: number, cuts: readonly number[]): readonly number[] {
  const atLeast = [1, ...cuts.map((cut) => sigmoid(score - cut)), 0];
  return atLeast.slice(0, -1).map((p, level) => p - (atLeast[level + 1] ?? 0));
}

/** The worst level that is at least as likely reached as not: the median, which rises with the score. */
export function medianLevel(score: number, cuts: readonly number[]): number {
  return cuts.filter((cut) => score >= cut).length;
}

export function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}
