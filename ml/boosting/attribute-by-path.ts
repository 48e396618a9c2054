import type { SparseVector } from '#ml/features/features.ts';
import type { Attribution } from './attribution.ts';
import { baseMarginsOf } from './base-margins-of.ts';
import type { Booster } from './booster.ts';
import { childOf } from './child-of.ts';
import { addLinearContributions } from './linear-contributions.ts';
import { nodeMeans } from './node-means.ts';
import { valuesOf } from './values-of.ts';

/** Explains one output's margin for a row; `baseMargin` is the row's own where it has one. */
export type Attribute = (row: SparseVector, output: number, baseMargin?: number) => Attribution;

/**
 * Attribution along the path of each tree: a split's feature is given the step that the mean made from the node to the child the row went to (Saabas,
 * https://blog.datadive.net/interpreting-random-forests/; XGBoost's `approx_contribs`). Exact in that it sums to the margin; costs no more than a prediction.
 */
export function attributeByPath(booster: Booster): Attribute {
  const base = baseMarginsOf(booster);
  const trees = booster.trees.map((tree) => ({ tree, means: nodeMeans(tree) }));
  return (row, output, baseMargin) => {
    const values = valuesOf(row);
    const contributions = new Map<number, number>();
    let bias = baseMargin ?? base[output] ?? 0;
    bias += addLinearContributions(booster, values, output, contributions);
    for (const { tree, means } of trees) {
      if (tree.output !== output) continue;
      bias += means[0] ?? 0;
      for (let node = 0; (tree.left[node] ?? -1) >= 0;) {
        const feature = tree.feature[node] ?? 0;
        const next = childOf(tree, node, values.get(feature));
        const step = (means[next] ?? 0) - (means[node] ?? 0);
        contributions.set(feature, (contributions.get(feature) ?? 0) + step);
        node = next;
      }
    }
    return { bias, contributions };
  };
}
