import type { BoostedTree, Booster, ObjectiveName } from '#ml/boosting/booster.ts';

/** What the root of a tree has for a parent. */
const noParent = 2_147_483_647;

/**
 * Writes a model that XGBoost 1.7 and all later versions load (`Booster.load_model`, from a file named *.json). It says version 1.7.0, the oldest of them,
 * because a reader may refuse a newer one than itself; `iteration_indptr` is of 2.0 and ignored before; base scores that are all equal are written as the
 * one number of old, which 3.x repeats for each class. Base scores that differ need XGBoost 3.1: no older one has a place for them.
 */
export function writeXgboostJson(booster: Booster): string {
  const { objective, outputCount, featureCount, featureNames, bestRound } = booster;
  const attributes = bestRound === null ? {} : { best_iteration: String(bestRound) };
  const classCount = objective === 'multi:softprob' ? outputCount : 0;
  const parameters = {
    base_score: baseScoreText(booster.baseScore),
    boost_from_average: '0',
    num_class: String(classCount),
    num_feature: String(featureCount),
    num_target: '1',
  };
  return object({
    version: '[1,7,0]',
    learner: object({
      attributes: JSON.stringify(attributes),
      feature_names: JSON.stringify(featureNames ?? []),
      feature_types: '[]',
      gradient_booster: booster.linear === null ? treesText(booster) : linearText(booster, booster.linear),
      learner_model_param: JSON.stringify(parameters),
      objective: JSON.stringify(objectiveParameters(objective, classCount)),
    }),
  });
}

function objectiveParameters(objective: ObjectiveName, classCount: number): object {
  switch (objective) {
    case 'multi:softprob':
      return { name: objective, softmax_multiclass_param: { num_class: String(classCount) } };
    case 'binary:logistic':
    case 'reg:squarederror':
      return { name: objective, reg_loss_param: { scale_pos_weight: '1' } };
  }
}

function treesText({ trees, roundStart, featureCount, outputCount }: Booster): string {
  const parallel = Math.max(1, Math.round((roundStart[1] ?? outputCount) / outputCount));
  const parameters = { num_parallel_tree: String(parallel), num_trees: String(trees.length), size_leaf_vector: '0' };
  const model = object({
    gbtree_model_param: JSON.stringify(parameters),
    iteration_indptr: JSON.stringify(roundStart),
    tree_info: JSON.stringify(trees.map(({ output }) => output)),
    trees: `[${trees.map((tree, id) => treeText(tree, id, featureCount)).join(',')}]`,
  });
  return object({ model, name: '"gbtree"' });
}

function linearText({ trees }: Booster, { weights, bias }: NonNullable<Booster['linear']>): string {
  if (trees.length > 0) throw new RangeError('a linear model with trees has no form in XGBoost; write them apart');
  return object({ model: object({ weights: floats([...weights, ...bias]) }), name: '"gblinear"' });
}

function treeText(tree: BoostedTree, id: number, featureCount: number): string {
  const nodes = tree.left.length;
  const parents = new Int32Array(nodes).fill(noParent);
  for (let node = 0; node < nodes; node += 1) {
    if (tree.left[node] === -1) continue;
    parents[tree.left[node] ?? 0] = node;
    parents[tree.right[node] ?? 0] = node;
  }
  return object({
    base_weights: floats(tree.weight),
    categories: '[]',
    categories_nodes: '[]',
    categories_segments: '[]',
    categories_sizes: '[]',
    default_left: integers(tree.defaultLeft),
    id: String(id),
    left_children: integers(tree.left),
    loss_changes: floats(tree.gain),
    parents: integers(parents),
    right_children: integers(tree.right),
    split_conditions: floats(tree.value),
    split_indices: integers(tree.feature),
    split_type: integers(new Uint8Array(nodes)),
    sum_hessian: floats(tree.cover),
    tree_param: JSON.stringify({
      num_deleted: '0',
      num_feature: String(featureCount),
      num_nodes: String(nodes),
      size_leaf_vector: '0',
    }),
  });
}

function object(fields: Readonly<Record<string, string>>): string {
  return `{${Object.entries(fields)
    .map(([name, text]) => `"${name}":${text}`)
    .join(',')}}`;
}

function integers(values: Int32Array | Uint8Array): string {
  return `[${values.join(',')}]`;
}

/** Always with an exponent: XGBoost's reader takes a number without point or exponent for an integer, which some versions refuse among floats. */
function floats(values: Float32Array | readonly number[]): string {
  return `[${Array.from(values, floatText).join(',')}]`;
}

/** The float32 number in as few digits as tell it from its neighbours; nine always do. */
function floatText(value: number): string {
  for (let digits = 6; digits < 9; digits += 1) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === Math.fround(value)) return Number(text).toExponential();
  }
  return Number(value.toPrecision(9)).toExponential();
}

function baseScoreText(scores: readonly number[]): string {
  const [first = 0.5] = scores;
  const texts = scores.every((score) => score === first) ? floatText(first) : `[${scores.map(floatText).join(',')}]`;
  return texts.toUpperCase();
}
