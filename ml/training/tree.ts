import type { SparseRows } from './sparse-rows.ts';

/** A node of a regression tree: a question about one feature, or a leaf's addition to the margin. */
export type TreeNode =
  | {
      readonly kind: 'split';
      readonly feature: number;
      /** Rows whose value is below go `below`, the others `above`; an absent feature is 0 and so below. */
      readonly threshold: number;
      readonly below: number;
      readonly above: number;
    }
  | { readonly kind: 'leaf'; readonly value: number };

/** One boosted tree; node 0 is its root. It adds to the margin of one class. */
export interface Tree {
  readonly targetClass: number;
  readonly nodes: readonly TreeNode[];
}

/** What the tree adds for a row whose features `valueOf` tells (0 when absent). */
export function evaluateTree(tree: Tree, valueOf: (feature: number) => number): number {
  let node = tree.nodes[0];
  while (node?.kind === 'split') node = tree.nodes[valueOf(node.feature) < node.threshold ? node.below : node.above];
  return node?.value ?? 0;
}

/** Adds what the trees say to margins (rowCount × classCount), in place. */
export function addTreeMargins(
  trees: readonly Tree[],
  rows: SparseRows,
  margins: Float64Array,
  classCount: number,
): void {
  const dense = new Float32Array(rows.featureCount);
  for (let row = 0; row < rows.rowCount; row += 1) {
    const from = rows.rowStart[row] ?? 0;
    const to = rows.rowStart[row + 1] ?? 0;
    for (let at = from; at < to; at += 1) dense[rows.indices[at] ?? 0] = rows.values[at] ?? 0;
    for (const tree of trees) {
      const at = row * classCount + tree.targetClass;
      margins[at] = (margins[at] ?? 0) + evaluateTree(tree, (feature) => dense[feature] ?? 0);
    }
    for (let at = from; at < to; at += 1) dense[rows.indices[at] ?? 0] = 0;
  }
}
