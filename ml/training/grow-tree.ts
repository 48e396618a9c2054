import type { BinnedRows } from './bins.ts';
import type { Tree, TreeNode } from './tree.ts';

export interface TreeOptions {
  readonly maxDepth: number;
  /** L2 penalty on leaf values (XGBoost's λ). */
  readonly lambda: number;
  /** Least gain for which a split is made (γ). */
  readonly gamma: number;
  /** Least sum of second derivatives on either side of a split. */
  readonly minChildWeight: number;
  /** Learning rate, multiplied into leaf values (η). */
  readonly eta: number;
}

/** First and second derivative of the loss by the margin, one of each a row. */
export interface Derivatives {
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
}

/**
 * Grows one regression tree on second-order gradients by histogram splits: Chen and Guestrin, "XGBoost: A Scalable Tree Boosting
 * System", KDD 2016, equations 6 and 7. Absent values go below every threshold. Ties go to the lower feature, so growth is repeatable.
 */
export function growTree(
  binned: BinnedRows,
  targetClass: number,
  derivatives: Derivatives,
  options: TreeOptions,
): Tree {
  const nodes: TreeNode[] = [];
  const grow = (members: Int32Array, depth: number): number => {
    const position = nodes.length;
    const totals = sums(members, derivatives);
    nodes.push({ kind: 'leaf', value: (-options.eta * totals.g) / (totals.h + options.lambda) });
    const split = depth < options.maxDepth ? bestSplit(binned, members, derivatives, totals, options) : null;
    if (split !== null) {
      const { feature, threshold } = split;
      const isAbove = aboveTest(binned, feature, threshold);
      const below = grow(
        members.filter((row) => !isAbove(row)),
        depth + 1,
      );
      const above = grow(members.filter(isAbove), depth + 1);
      nodes[position] = { kind: 'split', feature, threshold, below, above };
    }
    return position;
  };
  grow(
    Int32Array.from({ length: binned.rows.rowCount }, (_, row) => row),
    0,
  );
  return { targetClass, nodes };
}

interface Sums {
  g: number;
  h: number;
}

function sums(members: Int32Array, { gradient, hessian }: Derivatives): Sums {
  const total = { g: 0, h: 0 };
  for (const row of members) {
    total.g += gradient[row] ?? 0;
    total.h += hessian[row] ?? 0;
  }
  return total;
}

function bestSplit(
  binned: BinnedRows,
  members: Int32Array,
  { gradient, hessian }: Derivatives,
  totals: Sums,
  options: TreeOptions,
): { feature: number; threshold: number } | null {
  const binCount = binned.lowerBound.length;
  const g = new Float64Array(binCount);
  const h = new Float64Array(binCount);
  const { rowStart } = binned.rows;
  for (const row of members) {
    const rowGradient = gradient[row] ?? 0;
    const rowHessian = hessian[row] ?? 0;
    for (let at = rowStart[row] ?? 0; at < (rowStart[row + 1] ?? 0); at += 1) {
      const bin = binned.binOf[at] ?? -1;
      if (bin < 0) continue;
      g[bin] = (g[bin] ?? 0) + rowGradient;
      h[bin] = (h[bin] ?? 0) + rowHessian;
    }
  }
  const score = (sumG: number, sumH: number): number => (sumG * sumG) / (sumH + options.lambda);
  let best: { feature: number; threshold: number } | null = null;
  let bestGain = options.gamma;
  let above: Sums = { g: 0, h: 0 };
  for (let bin = binCount - 1; bin >= 0; bin -= 1) {
    const feature = binned.featureOfBin[bin] ?? 0;
    if (feature !== binned.featureOfBin[bin + 1]) above = { g: 0, h: 0 };
    above.g += g[bin] ?? 0;
    above.h += h[bin] ?? 0;
    const below = { g: totals.g - above.g, h: totals.h - above.h };
    if (above.h < options.minChildWeight || below.h < options.minChildWeight) continue;
    const gain = 0.5 * (score(above.g, above.h) + score(below.g, below.h) - score(totals.g, totals.h));
    if (gain > 0 && gain >= bestGain) {
      bestGain = gain;
      best = { feature, threshold: binned.lowerBound[bin] ?? 0 };
    }
  }
  return best;
}

function aboveTest({ rows }: BinnedRows, feature: number, threshold: number): (row: number) => boolean {
  return (row) => {
    for (let at = rows.rowStart[row] ?? 0; at < (rows.rowStart[row + 1] ?? 0); at += 1) {
      if (rows.indices[at] === feature) return (rows.values[at] ?? 0) >= threshold;
    }
    return false;
  };
}
