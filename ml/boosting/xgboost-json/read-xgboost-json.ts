import type { BoostedTree, Booster, LinearBooster, ObjectiveName } from '#ml/boosting/booster.ts';
import { modelSchema } from './model-schema.ts';
import type { StoredModel, StoredTrees } from './model-schema.ts';
import { readTree } from './read-tree.ts';

/**
 * Reads a model that XGBoost 1.7 … 3.x saved as JSON (`save_model('m.json')`): gbtree, dart (its dropout weights multiplied into the leaves) and
 * gblinear; multi:softprob (multi:softmax as it), binary:logistic and reg:squarederror. The best round of early stopping is kept in `bestRound`; like
 * XGBoost's `Booster.predict`, all rounds are used unless one asks for `untilBestRound`. Throws a RangeError that names the field for anything else:
 * categorical splits, leaves of several values, other losses.
 */
export function readXgboostJson(text: string): Booster {
  const { learner } = parseModel(text);
  const { num_class: classCount, num_feature: featureCount, base_score: scores } = learner.learner_model_param;
  const objective: ObjectiveName =
    learner.objective.name === 'multi:softmax' ? 'multi:softprob' : learner.objective.name;
  const outputCount = Math.max(1, classCount);
  if ((objective === 'multi:softprob') !== outputCount > 1) {
    throw fieldError('learner.learner_model_param.num_class', `${classCount} does not go with ${objective}`);
  }
  if (scores.length !== 1 && scores.length !== outputCount) {
    throw fieldError('learner.learner_model_param.base_score', `${scores.length} scores for ${outputCount} outputs`);
  }
  const names = learner.feature_names;
  if (names.length !== 0 && names.length !== featureCount) {
    throw fieldError('learner.feature_names', `${names.length} names for ${featureCount} features`);
  }
  return {
    objective,
    outputCount,
    featureCount,
    featureNames: names.length === 0 ? null : names,
    baseScore: Array.from({ length: outputCount }, (_, output) => Math.fround(scores[output % scores.length] ?? 0)),
    ...readRounds(learner.gradient_booster, outputCount, featureCount),
    bestRound: readBestRound(learner.attributes['best_iteration']),
  };
}

function parseModel(text: string): StoredModel {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new RangeError('the XGBoost model is not JSON; save it with a name that ends in .json', { cause });
  }
  const parsed = modelSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw fieldError(issue?.path.join('.') ?? '', issue?.message ?? '');
}

function fieldError(field: string, problem: string): RangeError {
  return new RangeError(`XGBoost model: ${field}: ${problem}`);
}

type Rounds = Pick<Booster, 'trees' | 'roundStart' | 'linear'>;

function readRounds(
  stored: StoredModel['learner']['gradient_booster'],
  outputCount: number,
  featureCount: number,
): Rounds {
  switch (stored.name) {
    case 'gbtree':
      return readTrees(stored.model, outputCount, featureCount, () => 1);
    case 'dart':
      if (stored.weight_drop.length !== stored.gbtree.model.trees.length) {
        throw fieldError('learner.gradient_booster.weight_drop', 'one weight for each tree is wanted');
      }
      return readTrees(stored.gbtree.model, outputCount, featureCount, (tree) => stored.weight_drop[tree] ?? 1);
    case 'gblinear':
      return { trees: [], roundStart: [0], linear: readLinear(stored.model.weights, outputCount, featureCount) };
  }
}

function readTrees(
  stored: StoredTrees,
  outputCount: number,
  featureCount: number,
  shareOf: (tree: number) => number,
): Rounds {
  const { trees: storedTrees, tree_info: outputs, gbtree_model_param: parameters } = stored;
  if (outputs.length !== storedTrees.length || parameters.num_trees !== storedTrees.length) {
    const counts = `${storedTrees.length} trees, ${outputs.length} entries of tree_info, num_trees ${parameters.num_trees}`;
    throw fieldError('learner.gradient_booster.model', `${counts}: they must agree`);
  }
  const trees = storedTrees.map((tree, position): BoostedTree => {
    const output = outputs[position] ?? 0;
    if (output < 0 || output >= outputCount)
      throw fieldError(`tree_info.${position}`, `${output} of ${outputCount} outputs`);
    return readTree(tree, { position, output, featureCount, share: shareOf(position) });
  });
  const ofRound = outputCount * Math.max(1, parameters.num_parallel_tree ?? 1);
  const roundStart = stored.iteration_indptr ?? evenRounds(trees.length, ofRound);
  const ascends = roundStart.every((start, round) => start >= (roundStart[round - 1] ?? 0));
  if (roundStart[0] !== 0 || roundStart.at(-1) !== trees.length || !ascends) {
    throw fieldError('iteration_indptr', `it must ascend from 0 to the number of trees, ${trees.length}`);
  }
  return { trees, roundStart, linear: null };
}

function evenRounds(treeCount: number, ofRound: number): readonly number[] {
  return Array.from({ length: Math.ceil(treeCount / ofRound) + 1 }, (_, round) => Math.min(round * ofRound, treeCount));
}

/** gblinear stores a row of weights for each feature and one more, the bias. */
function readLinear(stored: readonly number[], outputCount: number, featureCount: number): LinearBooster {
  const size = featureCount * outputCount;
  if (stored.length !== size + outputCount) {
    throw fieldError(
      'learner.gradient_booster.model.weights',
      `${stored.length} of them, ${size + outputCount} are wanted`,
    );
  }
  return { weights: Float32Array.from(stored.slice(0, size)), bias: Float32Array.from(stored.slice(size)) };
}

function readBestRound(stored: string | undefined): number | null {
  return stored !== undefined && /^\d+$/.test(stored) ? Number(stored) : null;
}
