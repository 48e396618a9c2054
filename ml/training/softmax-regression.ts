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
 * as its targets sum to, so an acceptable alternative of weight 0.4 is 0.4 of a further label.
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
  const { rowStart, indices, values } = rows;
  const objective = (x: Float64Array, gradient: Float64Array): number => {
    gradient.fill(0);
    let loss = 0;
    for (let row = 0; row < rows.rowCount; row += 1) {
      const from = rowStart[row] ?? 0;
      const to = rowStart[row + 1] ?? 0;
      for (let c = 0; c < classCount; c += 1) margins[c] = x[weightCount + c] ?? 0;
      for (let at = from; at < to; at += 1) {
        const base = (indices[at] ?? 0) * classCount;
        const value = values[at] ?? 0;
        for (let c = 0; c < classCount; c += 1) margins[c] = (margins[c] ?? 0) + value * (x[base + c] ?? 0);
      }
      loss += residuals(margins, targets, row * classCount);
      for (let at = from; at < to; at += 1) {
        const base = (indices[at] ?? 0) * classCount;
        const value = values[at] ?? 0;
        for (let c = 0; c < classCount; c += 1) {
          gradient[base + c] = (gradient[base + c] ?? 0) + value * (margins[c] ?? 0);
        }
      }
      for (let c = 0; c < classCount; c += 1) {
        gradient[weightCount + c] = (gradient[weightCount + c] ?? 0) + (margins[c] ?? 0);
      }
    }
    let penalty = 0;
    for (let at = 0; at < gradient.length; at += 1) {
      const weight = at < weightCount ? (x[at] ?? 0) : 0;
      penalty += weight * weight;
      gradient[at] = (gradient[at] ?? 0) / total + options.l2 * weight;
    }
    return loss / total + 0.5 * options.l2 * penalty;
  };
  const x = minimise(objective, new Float64Array(weightCount + classCount), {
    maxIterations: options.maxIterations,
    gradientTolerance: 1e-6,
  });
  return {
    classCount,
    weights: Float32Array.from(x.subarray(0, weightCount)),
    bias: Float32Array.from(x.subarray(weightCount)),
  };
}

/** Turns margins into the gradient of the cross-entropy with respect to them, in place; returns the cross-entropy. */
function residuals(margins: Float64Array, targets: Float32Array, offset: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (const margin of margins) highest = Math.max(highest, margin);
  let sum = 0;
  for (const margin of margins) sum += Math.exp(margin - highest);
  const logSum = highest + Math.log(sum);
  let rowWeight = 0;
  let loss = 0;
  for (let c = 0; c < margins.length; c += 1) {
    const target = targets[offset + c] ?? 0;
    rowWeight += target;
    loss += target * (logSum - (margins[c] ?? 0));
  }
  for (let c = 0; c < margins.length; c += 1) {
    margins[c] = rowWeight * Math.exp((margins[c] ?? 0) - logSum) - (targets[offset + c] ?? 0);
  }
  return loss;
}

/** Margins of every row, rowCount × classCount. */
export function linearMargins(model: LinearModel, rows: SparseRows): Float64Array {
  const { classCount } = model;
  const margins = new Float64Array(rows.rowCount * classCount);
  for (let row = 0; row < rows.rowCount; row += 1) {
    const offset = row * classCount;
    for (let c = 0; c < classCount; c += 1) margins[offset + c] = model.bias[c] ?? 0;
    for (let at = rows.rowStart[row] ?? 0; at < (rows.rowStart[row + 1] ?? 0); at += 1) {
      const base = (rows.indices[at] ?? 0) * classCount;
      const value = rows.values[at] ?? 0;
      for (let c = 0; c < classCount; c += 1) {
        margins[offset + c] = (margins[offset + c] ?? 0) + value * (model.weights[base + c] ?? 0);
      }
    }
  }
  return margins;
}
