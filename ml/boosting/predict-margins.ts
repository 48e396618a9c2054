import type { SparseRows } from '#ml/training/sparse-rows.ts';
import { baseMarginsOf } from './base-margins-of.ts';
import type { BoostedTree, Booster } from './booster.ts';
import { checkRows } from './check-rows.ts';
import { startMargins } from './start-margins.ts';

/**
 * What the booster says for rows: margins, rowCount × outputs, in float32 as XGBoost adds them up. With `baseMargin` (of the same shape) rows
 * start from these and not from the base score. Throws a RangeError for rows of another number of features.
 */
export function predictMargins(booster: Booster, rows: SparseRows, baseMargin?: Float32Array): Float32Array {
  if (rows.featureCount !== booster.featureCount) {
    throw new RangeError(`rows: ${rows.featureCount} features, the booster was trained on ${booster.featureCount}`);
  }
  checkRows(rows);
  const margins = startMargins(baseMarginsOf(booster), rows.rowCount, baseMargin);
  addLinearMargins(booster, rows, margins);
  addTreeMargins(booster.trees, booster.outputCount, rows, margins);
  return margins;
}

/** Adds what trees say to margins (rowCount × outputs), in place. The rows must have been checked. */
export function addTreeMargins(
  trees: readonly BoostedTree[],
  outputs: number,
  rows: SparseRows,
  margins: Float32Array,
): void {
  // A row at a time is spread out, so that a tree finds a feature at once; what is missing is NaN.
  const spread = new Float32Array(rows.featureCount).fill(Number.NaN);
  for (let row = 0; row < rows.rowCount; row += 1) {
    const from = rows.rowStart[row] ?? 0;
    const to = rows.rowStart[row + 1] ?? 0;
    for (let at = from; at < to; at += 1) spread[rows.indices[at] ?? 0] = rows.values[at] ?? 0;
    for (const tree of trees) {
      const at = row * outputs + tree.output;
      margins[at] = (margins[at] ?? 0) + (tree.value[leafOf(tree, spread)] ?? 0);
    }
    for (let at = from; at < to; at += 1) spread[rows.indices[at] ?? 0] = Number.NaN;
  }
}

/** The leaf of a row that has been spread out (NaN = missing). */
function leafOf({ left, right, feature, value, defaultLeft }: BoostedTree, spread: Float32Array): number {
  let node = 0;
  for (let below = left[0] ?? -1; below >= 0; below = left[node] ?? -1) {
    const at = spread[feature[node] ?? 0] ?? Number.NaN;
    const goesLeft = Number.isNaN(at) ? defaultLeft[node] === 1 : at < (value[node] ?? 0);
    node = goesLeft ? below : (right[node] ?? 0);
  }
  return node;
}

function addLinearMargins({ linear, outputCount }: Booster, rows: SparseRows, margins: Float32Array): void {
  if (linear === null) return;
  for (let row = 0; row < rows.rowCount; row += 1) {
    for (let output = 0; output < outputCount; output += 1) {
      let sum = (margins[row * outputCount + output] ?? 0) + (linear.bias[output] ?? 0);
      for (let at = rows.rowStart[row] ?? 0; at < (rows.rowStart[row + 1] ?? 0); at += 1) {
        const value = rows.values[at] ?? 0;
        if (!Number.isNaN(value)) sum += value * (linear.weights[(rows.indices[at] ?? 0) * outputCount + output] ?? 0);
      }
      margins[row * outputCount + output] = sum;
    }
  }
}
