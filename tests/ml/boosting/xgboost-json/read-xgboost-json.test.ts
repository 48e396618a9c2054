import { describe, expect, it } from 'vitest';
import { baseMarginsOf } from '#ml/boosting/base-margins-of.ts';
import { predictMargins } from '#ml/boosting/predict-margins.ts';
import { readLibsvm } from '#ml/boosting/read-libsvm.ts';
import { readXgboostJson } from '#ml/boosting/xgboost-json/read-xgboost-json.ts';

/** A stump on feature 1: below 0.5 (or missing) `below`, else `above`. */
function stump(id: number, below: number, above: number) {
  return {
    base_weights: [0, below, above],
    categories: [],
    categories_nodes: [],
    categories_segments: [],
    categories_sizes: [],
    default_left: [1, 0, 0],
    id,
    left_children: [1, -1, -1],
    loss_changes: [2.5, 0, 0],
    parents: [2147483647, 0, 0],
    right_children: [2, -1, -1],
    split_conditions: [0.5, below, above],
    split_indices: [1, 0, 0],
    split_type: [0, 0, 0],
    sum_hessian: [8, 5, 3],
    tree_param: { num_deleted: '0', num_feature: '2', num_nodes: '3', size_leaf_vector: '1' },
  };
}

const trees = [stump(0, 1, 2), stump(1, -1, -2), stump(2, 4, 8), stump(3, 16, 32)];
const gbtree = {
  name: 'gbtree',
  model: {
    gbtree_model_param: { num_parallel_tree: '1', num_trees: '4' },
    iteration_indptr: [0, 2, 4],
    tree_info: [0, 1, 0, 1],
    trees,
  },
};
const softprob = { name: 'multi:softprob', softmax_multiclass_param: { num_class: '2' } };
const parameters = { base_score: '5E-1', boost_from_average: '1', num_class: '2', num_feature: '2', num_target: '1' };

/** As 2.x saves it: base score estimated, leaf vectors of size 1, rounds by `iteration_indptr`. */
const ofVersion2 = {
  learner: {
    attributes: { best_iteration: '0', best_score: '0.6' },
    feature_names: ['cpu', 'memory'],
    feature_types: ['float', 'float'],
    gradient_booster: gbtree,
    learner_model_param: parameters,
    objective: softprob,
  },
  version: [2, 1, 4],
};

/** As 3.1 and later save it: a base score for each class and a list of categories that is empty without any. */
const ofVersion3 = {
  learner: {
    ...ofVersion2.learner,
    attributes: {},
    gradient_booster: {
      ...gbtree,
      model: { ...gbtree.model, cats: { enc: [], feature_segments: [], sorted_idx: [] } },
    },
    learner_model_param: { ...parameters, base_score: '[1.25E-1,-1.25E-1]' },
  },
  version: [3, 2, 0],
};

const read = (model: object) => readXgboostJson(JSON.stringify(model));
const { rows } = readLibsvm('0 1:0.25\n0 1:0.5\n0 0:1\n', 2);

describe('a model', () => {
  it('of 2.x is read with its rounds, names and best round', () => {
    const booster = read(ofVersion2);
    expect(booster).toMatchObject({ objective: 'multi:softprob', outputCount: 2, featureCount: 2, bestRound: 0 });
    expect(booster).toMatchObject({ featureNames: ['cpu', 'memory'], roundStart: [0, 2, 4], baseScore: [0.5, 0.5] });
    expect([...predictMargins(booster, rows)]).toEqual([5.5, 15.5, 10.5, 30.5, 5.5, 15.5]);
  });

  it('of 3.x is read with its base score for each class', () => {
    const booster = read(ofVersion3);
    expect(booster.baseScore).toEqual([0.125, -0.125]);
    expect([...predictMargins(booster, rows)]).toEqual([5.125, 14.875, 10.125, 29.875, 5.125, 14.875]);
  });

  it.each(['5E-1', '[5E-1]', '0.5', '[ 0.5 ]'])('may spell its base score %s', (score) => {
    const learner = { ...ofVersion3.learner, learner_model_param: { ...parameters, base_score: score } };
    expect(read({ ...ofVersion3, learner }).baseScore).toEqual([0.5, 0.5]);
  });

  it('of one output has a probability for its base score when it is logistic', () => {
    const model = { ...gbtree.model, tree_info: [0, 0, 0, 0], iteration_indptr: [0, 1, 2, 3, 4] };
    const learner = {
      ...ofVersion3.learner,
      gradient_booster: { ...gbtree, model },
      learner_model_param: { ...parameters, base_score: '[2.5E-1]', num_class: '0' },
      objective: { name: 'binary:logistic', reg_loss_param: { scale_pos_weight: '1' } },
    };
    expect(baseMarginsOf(read({ ...ofVersion3, learner }))[0]).toBeCloseTo(-Math.log(3), 6);
  });

  it('of 1.x has no rounds of its own, nor version-bound fields: parallel trees make a round', () => {
    const { iteration_indptr: _, ...model } = gbtree.model;
    const param = { num_parallel_tree: '2', num_trees: '4', size_leaf_vector: '0' };
    const learner = {
      ...ofVersion2.learner,
      gradient_booster: { ...gbtree, model: { ...model, gbtree_model_param: param } },
    };
    expect(read({ version: [1, 7, 4], learner }).roundStart).toEqual([0, 4]);
  });

  it('may have booleans for default directions', () => {
    const tree = { ...stump(0, 1, 2), default_left: [true, false, false] };
    const booster = read(withModel({ trees: [tree, ...trees.slice(1)] }));
    expect([...booster.trees[0]!.defaultLeft]).toEqual([1, 0, 0]);
  });

  it('of DART is read with its weights multiplied into the leaves', () => {
    const dart = { name: 'dart', gbtree, weight_drop: [1, 1, 0.5, 0.25] };
    const booster = read({ ...ofVersion2, learner: { ...ofVersion2.learner, gradient_booster: dart } });
    expect([...predictMargins(booster, rows)].slice(0, 2)).toEqual([3.5, 3.5]);
    expect(booster.trees[2]!.value[0]).toBe(0.5);
  });
});

function withModel(changed: object) {
  const model = { ...gbtree.model, ...changed };
  return { ...ofVersion2, learner: { ...ofVersion2.learner, gradient_booster: { ...gbtree, model } } };
}

function withTree(changed: object) {
  return withModel({ trees: [{ ...stump(0, 1, 2), ...changed }, ...trees.slice(1)] });
}

function withLearner(changed: object) {
  return { ...ofVersion2, learner: { ...ofVersion2.learner, ...changed } };
}

describe('what cannot be read', () => {
  it.each([
    ['a categorical split', withTree({ split_type: [1, 0, 0] }), /trees\.0\.split_type\.0: a categorical split/],
    ['categories', withTree({ categories_nodes: [0] }), /trees\.0\.categories_nodes: categorical splits/],
    [
      'leaves of several values',
      withTree({ tree_param: { num_feature: '2', num_nodes: '3', size_leaf_vector: '2' } }),
      /trees\.0\.tree_param\.size_leaf_vector: .*multi_strategy/,
    ],
    [
      'a categorical feature',
      withLearner({ feature_types: ['float', 'c'] }),
      /learner\.feature_types\.1: only numerical/,
    ],
    ['another booster', withLearner({ gradient_booster: { name: 'forest' } }), /learner\.gradient_booster\.name/],
    ['another loss', withLearner({ objective: { name: 'rank:ndcg' } }), /learner\.objective\.name: .*multi:softprob/],
    [
      'several targets',
      withLearner({ learner_model_param: { ...parameters, num_target: '3' } }),
      /learner\.learner_model_param\.num_target/,
    ],
    [
      'base scores of another number',
      withLearner({ learner_model_param: { ...parameters, base_score: '[1E0,2E0,3E0]' } }),
      /base_score: 3 scores for 2 outputs/,
    ],
    [
      'a base score that is none',
      withLearner({ learner_model_param: { ...parameters, base_score: '[]' } }),
      /base_score: "\[\]" is neither/,
    ],
    ['names of another number', withLearner({ feature_names: ['cpu'] }), /feature_names: 1 names for 2 features/],
    [
      'columns of unequal length',
      withTree({ sum_hessian: [8, 5] }),
      /trees\.0\.sum_hessian: 2 entries, num_nodes says 3/,
    ],
    ['a feature that there is not', withTree({ split_indices: [2, 0, 0] }), /split_indices\.0: feature 2 of 2/],
    ['a node that is its own child', withTree({ left_children: [0, -1, -1] }), /node 0 cannot have node 0/],
    ['a child of two nodes', withTree({ right_children: [1, -1, -1] }), /node 0 cannot have node 1/],
    ['half a leaf', withTree({ right_children: [-1, -1, -1] }), /node 0 cannot have node -1/],
    ['a tree for no output', withModel({ tree_info: [0, 1, 2, 1] }), /tree_info\.2: 2 of 2 outputs/],
    ['trees of another number', withModel({ tree_info: [0, 1, 0] }), /they must agree/],
    ['rounds that go back', withModel({ iteration_indptr: [0, 3, 2, 4] }), /iteration_indptr: it must ascend/],
    ['no version', { learner: ofVersion2.learner }, /version/],
  ])('names the field: %s', (_what, model, message) => {
    expect(() => read(model)).toThrow(message);
    expect(() => read(model)).toThrow(RangeError);
  });

  it('is a file that is not JSON', () => {
    expect(() => readXgboostJson('binf\u0000')).toThrow(/not JSON; save it with a name that ends in .json/);
  });
});
