import { minimise } from './minimise.ts';
import type { SparseRows } from './sparse-rows.ts';

/** margin[c] = bias[c] + Σ value × weights[feature × classCount + c]. */
export interface LinearModel {
  readonly classCount: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

export interface RegressionOptions {
  /** L2 penalty on the weights (not the biases), per unit of total row weight. */
  readonly l2: number;
  readonly maxIterations: number;
}

/**
 * Multinomial logistic regression on soft labels. `targets` is rowCount × classCount of non-negative weights: a row counts as much
 * as its targets sum to, so an acceptable alternative of weight 0.4 is 0.4 of a further label. Weights and biases sum to 0 over the classes.
 */
export function fitSoftmaxRegression(
  rows: SparseRows,
  targets: Float32Array,
  classCount: number,
  options: RegressionOptions,
): LinearModel {
  const weightCount = rows.featureCount * classCount;
  const total = targets.reduce((sum, weight) => sum + weight, 0);
  const margins = new Float64Array(classCount);
  const objective = (x: Float32Array, gradient: Float32Array): number => {
    gradient.fill(0);
    let loss = 0;
    for (let row = 0; row < rows.rowCount; row += 1) {
      marginsOf(rows, row, x, weightCount, margins);
      loss += toResiduals(margins, targets, row * classCount);
      addGradient(rows, row, margins, gradient, weightCount);
    }
    return loss / total + penalise(x, gradient, weightCount, total, options.l2);
  };
  const x = minimise(objective, new Float32Array(weightCount + classCount), {
    maxIterations: options.maxIterations,
    gradientTolerance: 1e-6,
    leastGain: 1e-7,
  });
  return { classCount, weights: x.slice(0, weightCount), bias: x.slice(weightCount) };
}

/** Margins of every row, rowCount × classCount. */
export function linearMargins({ classCount, weights, bias }: LinearModel, rows: SparseRows): Float64Array {
  const x = new Float32Array(weights.length + classCount);
  x.set(weights);
  x.set(bias, weights.length);
  const margins = new Float64Array(rows.rowCount * classCount);
  for (let row = 0; row < rows.rowCount; row += 1) {
    marginsOf(rows, row, x, weights.length, margins.subarray(row * classCount, (row + 1) * classCount));
  }
  return margins;
}

/** Writes a row's margins; `x` holds the weights and then, from `biasAt`, the biases. */
function marginsOf(rows: SparseRows, row: number, x: Float32Array, biasAt: number, margins: Float64Array): void {
  const { rowStart, indices, values } = rows;
  const classCount = margins.length;
  const to = rowStart[row + 1] ?? 0;
  for (let c = 0; c < classCount; c += 1) margins[c] = x[biasAt + c] ?? 0;
  for (let at = rowStart[row] ?? 0; at < to; at += 1) {
    const base = (indices[at] ?? 0) * classCount;
    const value = values[at] ?? 0;
    for (let c = 0; c < classCount; c += 1) margins[c] = (margins[c] ?? 0) + value * (x[base + c] ?? 0);
  }
}

/** Turns margins into the gradient of the cross-entropy with respect to them, in place; returns the cross-entropy. */
function toResiduals(margins: Float64Array, targets: Float32Array, offset: number): number {
  const classCount = margins.length;
  let highest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < classCount; c += 1) highest = Math.max(highest, margins[c] ?? 0);
  let sum = 0;
  for (let c = 0; c < classCount; c += 1) sum += Math.exp((margins[c] ?? 0) - highest);
  const logSum = highest + Math.log(sum);
  let rowWeight = 0;
  let loss = 0;
  for (let c = 0; c < classCount; c += 1) {
    const target = targets[offset + c] ?? 0;
    rowWeight += target;
    loss += target * (logSum - (margins[c] ?? 0));
  }
  for (let c = 0; c < classCount; c += 1) {
    margins[c] = rowWeight * Math.exp((margins[c] ?? 0) - logSum) - (targets[offset + c] ?? 0);
  }
  return loss;
}

/** Adds a row's share of the gradient, of weights and of biases. */
function addGradient(
  rows: SparseRows,
  row: number,
  residuals: Float64Array,
  gradient: Float32Array,
  biasAt: number,
): void {
  const { rowStart, indices, values } = rows;
  const classCount = residuals.length;
  const to = rowStart[row + 1] ?? 0;
  for (let at = rowStart[row] ?? 0; at < to; at += 1) {
    const base = (indices[at] ?? 0) * classCount;
    const value = values[at] ?? 0;
    for (let c = 0; c < classCount; c += 1) {
      gradient[base + c] = (gradient[base + c] ?? 0) + value * (residuals[c] ?? 0);
    }
  }
  for (let c = 0; c < classCount; c += 1) gradient[biasAt + c] = (gradient[biasAt + c] ?? 0) + (residuals[c] ?? 0);
}

/** Scales the gradient to the mean over rows and adds the penalty's; returns the penalty. */
function penalise(x: Float32Array, gradient: Float32Array, weightCount: number, total: number, l2: number): number {
  let squares = 0;
  for (let at = 0; at < weightCount; at += 1) {
    const weight = x[at] ?? 0;
    squares += weight * weight;
    gradient[at] = (gradient[at] ?? 0) / total + l2 * weight;
  }
  for (let at = weightCount; at < gradient.length; at += 1) gradient[at] = (gradient[at] ?? 0) / total;
  return 0.5 * l2 * squares;
}
