import type { BoostOptions } from '#ml/boosting/boost-options.ts';
import type { SparseRows } from '#ml/training/sparse-rows.ts';

/** A tree as plain objects. */
export type ReferenceNode =
  | { readonly kind: 'leaf'; readonly value: number }
  | {
      readonly kind: 'split';
      readonly feature: number;
      readonly threshold: number;
      readonly defaultLeft: boolean;
      readonly gain: number;
      readonly left: ReferenceNode;
      readonly right: ReferenceNode;
    };

type Candidate = Omit<Extract<ReferenceNode, { kind: 'split' }>, 'kind' | 'left' | 'right'>;

/**
 * The tree that exact greedy search grows: Chen & Guestrin, KDD 2016, equations 5 and 7 and algorithm 3, every threshold of every feature tried by adding up
 * all rows anew. Slow and plain on purpose; shares no code with the trainer. `g` and `h` are one a row.
 */
export function referenceTree(
  rows: SparseRows,
  g: readonly number[],
  h: readonly number[],
  options: BoostOptions,
): ReferenceNode {
  const table = tableOf(rows);
  const thresholds = Array.from({ length: rows.featureCount }, (_, feature) => thresholdsOf(table, feature));
  const sum = (of: readonly number[], members: readonly number[]): number =>
    members.reduce((total, row) => total + (of[row] ?? 0), 0);
  const scoreOf = (members: readonly number[]): number => {
    const denominator = sum(h, members) + options.lambda;
    return denominator === 0 ? 0 : Math.fround(sum(g, members) ** 2 / denominator);
  };

  const grow = (members: readonly number[], depth: number): ReferenceNode => {
    let best: Candidate | null = null;
    for (const candidate of depth < options.maxDepth ? candidates(thresholds) : []) {
      const left = members.filter((row) => goesLeft(table[row]?.[candidate.feature], candidate));
      const right = members.filter((row) => !left.includes(row));
      if (left.length === 0 || right.length === 0) continue;
      if (Math.min(sum(h, left), sum(h, right)) < options.minChildWeight) continue;
      const gain = Math.fround(Math.fround(scoreOf(left) + scoreOf(right)) - scoreOf(members));
      if (gain > (best?.gain ?? 1e-6)) best = { ...candidate, gain };
    }
    if (best === null || best.gain < options.gamma) {
      // XGBoost leaves a root too light for a child at 0.
      if (sum(h, members) < options.minChildWeight) return { kind: 'leaf', value: 0 };
      const weight = Math.fround(-sum(g, members) / (sum(h, members) + options.lambda));
      return { kind: 'leaf', value: Math.fround(weight * options.eta) };
    }
    const split = best;
    const left = members.filter((row) => goesLeft(table[row]?.[split.feature], split));
    const right = members.filter((row) => !left.includes(row));
    return { kind: 'split', ...split, left: grow(left, depth + 1), right: grow(right, depth + 1) };
  };
  return grow(
    g.map((_, row) => row),
    0,
  );
}

function goesLeft(value: number | undefined, { threshold, defaultLeft }: Candidate): boolean {
  return value === undefined || Number.isNaN(value) ? defaultLeft : value < threshold;
}

/** In the order in which the first of equals wins. */
function candidates(thresholds: readonly (readonly number[])[]): readonly Candidate[] {
  return thresholds.flatMap((ofFeature, feature) => [
    ...ofFeature.slice(1).map((threshold) => ({ feature, threshold, defaultLeft: false, gain: 0 })),
    ...ofFeature
      .slice(0, -1)
      .toReversed()
      .map((threshold) => ({ feature, threshold, defaultLeft: true, gain: 0 })),
  ]);
}

/** One below all values, each value but the least, one above all. */
function thresholdsOf(table: readonly (readonly number[])[], feature: number): readonly number[] {
  const values = table.map((row) => row[feature] ?? Number.NaN).filter((value) => !Number.isNaN(value));
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const [least = 0, greatest = 0] = [distinct[0], distinct.at(-1)];
  if (distinct.length === 0) return [];
  const outside = (value: number): number => Math.abs(value) + 1e-5;
  return [least - outside(least), ...distinct.slice(1), greatest + outside(greatest)].map(Math.fround);
}

function tableOf({ rowCount, featureCount, rowStart, indices, values }: SparseRows): readonly (readonly number[])[] {
  return Array.from({ length: rowCount }, (_, row) => {
    const cells = Array.from({ length: featureCount }, () => Number.NaN);
    for (let at = rowStart[row] ?? 0; at < (rowStart[row + 1] ?? 0); at += 1) {
      cells[indices[at] ?? 0] = values[at] ?? Number.NaN;
    }
    return cells;
  });
}
