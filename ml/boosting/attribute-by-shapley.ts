import type { Attribute } from './attribute-by-path.ts';
import { baseMarginsOf } from './base-margins-of.ts';
import type { BoostedTree, Booster } from './booster.ts';
import { childOf } from './child-of.ts';
import { addLinearContributions } from './linear-contributions.ts';
import { nodeMeans } from './node-means.ts';
import { valuesOf } from './values-of.ts';

/**
 * Attribution by Shapley values, exact, with the tree's own covers standing for features not known: Lundberg et al., "From local explanations to global
 * understanding with explainable AI for trees", Nature Machine Intelligence 2, 2020, algorithm 2 (XGBoost's `pred_contribs`). Fair where features share the
 * credit for a leaf; costs far more than the path does.
 */
export function attributeByShapley(booster: Booster): Attribute {
  const base = baseMarginsOf(booster);
  const roots = booster.trees.map((tree) => nodeMeans(tree)[0] ?? 0);
  return (row, output, baseMargin) => {
    const values = valuesOf(row);
    const contributions = new Map<number, number>();
    let bias = baseMargin ?? base[output] ?? 0;
    bias += addLinearContributions(booster, values, output, contributions);
    for (const [at, tree] of booster.trees.entries()) {
      if (tree.output !== output) continue;
      bias += roots[at] ?? 0;
      walk({ tree, values, contributions }, 0, extended([], { feature: -1, unknown: 1, known: 1 }));
    }
    return { bias, contributions };
  };
}

interface Question {
  readonly tree: BoostedTree;
  readonly values: ReadonlyMap<number, number>;
  readonly contributions: Map<number, number>;
}

/** A feature on the way to a node: the share of rows that go on when it is not known, and whether this row does when it is. */
interface Step {
  readonly feature: number;
  readonly unknown: number;
  readonly known: number;
}

/** A step with the weight of the subsets that have as many features as stand before it. */
interface WeighedStep extends Step {
  readonly weight: number;
}

type Path = readonly WeighedStep[];

function walk(question: Question, node: number, path: Path): void {
  const { tree, values, contributions } = question;
  const { left, right, cover } = tree;
  if ((left[node] ?? -1) < 0) {
    for (let at = 1; at < path.length; at += 1) {
      const { feature, known, unknown } = path[at] ?? { feature: 0, known: 0, unknown: 0 };
      const share = unwound(path, at).reduce((sum, { weight }) => sum + weight, 0);
      const contribution = share * (known - unknown) * (tree.value[node] ?? 0);
      contributions.set(feature, (contributions.get(feature) ?? 0) + contribution);
    }
    return;
  }
  const feature = tree.feature[node] ?? 0;
  const taken = childOf(tree, node, values.get(feature));
  const earlier = path.findIndex((step) => step.feature === feature);
  const before = path[earlier] ?? { unknown: 1, known: 1 };
  const rest = earlier < 0 ? path : unwound(path, earlier);
  const all = (cover[left[node] ?? 0] ?? 0) + (cover[right[node] ?? 0] ?? 0);
  for (const child of [left[node] ?? 0, right[node] ?? 0]) {
    const unknown = (before.unknown * (cover[child] ?? 0)) / all;
    const known = child === taken ? before.known : 0;
    if (unknown !== 0 || known !== 0) walk(question, child, extended(rest, { feature, unknown, known }));
  }
}

/** The path with one more step, subsets weighed anew. */
function extended(path: Path, step: Step): Path {
  const length = path.length + 1;
  return Array.from({ length }, (_, at) => {
    const { weight: same } = path[at] ?? { weight: length === 1 ? 1 : 0 };
    const { weight: smaller } = path[at - 1] ?? { weight: 0 };
    const without = length === 1 ? same : (step.unknown * same * (length - 1 - at)) / length;
    return { ...(path[at] ?? step), weight: without + (step.known * smaller * at) / length };
  });
}

/** The path as it would be had the step not been taken. */
function unwound(path: Path, position: number): Path {
  const last = path.length - 1;
  const { known, unknown } = path[position] ?? { known: 0, unknown: 1 };
  const weights = new Float64Array(last);
  let next = path[last]?.weight ?? 0;
  for (let at = last - 1; at >= 0; at -= 1) {
    const weight = path[at]?.weight ?? 0;
    if (known === 0) {
      weights[at] = (weight * path.length) / (unknown * (last - at));
    } else {
      weights[at] = (next * path.length) / ((at + 1) * known);
      next = weight - ((weights[at] ?? 0) * unknown * (last - at)) / path.length;
    }
  }
  return path.toSpliced(position, 1).map((step, at) => ({ ...step, weight: weights[at] ?? 0 }));
}
