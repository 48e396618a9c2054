import { binRows } from './bins.ts';
import { growTree } from './grow-tree.ts';
import type { TreeOptions } from './grow-tree.ts';
import { softmax } from './softmax.ts';
import type { SparseRows } from './sparse-rows.ts';
import { addTreeMargins } from './tree.ts';
import type { Tree } from './tree.ts';

export interface BoostOptions extends TreeOptions {
  readonly rounds: number;
  /** A feature of fewer rows is not offered to the trees. */
  readonly minRows: number;
}

/**
 * Gradient boosting with the softmax objective on top of margins already there (XGBoost's `base_margin`). The margins must be
 * out-of-fold ones: on margins of rows that the linear model has seen there is nothing left to learn. `targets` as in the regression.
 */
export function boost(
  rows: SparseRows,
  targets: Float32Array,
  baseMargins: Float64Array,
  classCount: number,
  options: BoostOptions,
): readonly Tree[] {
  const binned = binRows(rows, options.minRows);
  const margins = baseMargins.slice();
  const trees: Tree[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    const probabilities = softmax(margins, classCount, 1);
    const grown: Tree[] = [];
    for (let target = 0; target < classCount; target += 1) {
      const gradient = new Float64Array(rows.rowCount);
      const hessian = new Float64Array(rows.rowCount);
      for (let row = 0; row < rows.rowCount; row += 1) {
        let weight = 0;
        for (let c = 0; c < classCount; c += 1) weight += targets[row * classCount + c] ?? 0;
        const p = probabilities[row * classCount + target] ?? 0;
        gradient[row] = weight * p - (targets[row * classCount + target] ?? 0);
        hessian[row] = Math.max(2 * weight * p * (1 - p), 1e-16);
      }
      const tree = growTree(binned, target, { gradient, hessian }, options);
      if (tree.nodes.length > 1) grown.push(tree);
    }
    addTreeMargins(grown, rows, margins, classCount);
    trees.push(...grown);
  }
  return trees;
}
