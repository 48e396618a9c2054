import { z } from 'zod';

/** XGBoost writes its parameters as strings of numbers. */
const digits = z.string().regex(/^\d+$/, 'a whole number in quotes is wanted').transform(Number);
const numbers = z.array(z.number());
const integers = z.array(z.int());
/** Written as numbers by 1.x and later, as booleans by some early versions. */
const flags = z.array(z.union([z.literal(0), z.literal(1), z.boolean().transform(Number)]));

/** A tree as XGBoost stores it: a column for each property of a node. Only numerical splits with one value a leaf are accepted. */
const treeSchema = z.object({
  tree_param: z.object({
    num_feature: digits,
    num_nodes: digits,
    size_leaf_vector: z
      .enum(['0', '1'], 'leaves of one value are wanted (multi_strategy "one_output_per_tree")')
      .optional(),
  }),
  left_children: integers,
  right_children: integers,
  split_indices: integers,
  split_conditions: numbers,
  default_left: flags,
  loss_changes: numbers,
  sum_hessian: numbers,
  base_weights: numbers,
  split_type: z.array(z.literal(0, 'a categorical split; only numerical ones can be read')).optional(),
  categories_nodes: z.array(z.int()).max(0, 'categorical splits; only numerical ones can be read').optional(),
});

export type StoredTree = z.output<typeof treeSchema>;

const treesSchema = z.object({
  gbtree_model_param: z.object({ num_trees: digits, num_parallel_tree: digits.optional() }),
  trees: z.array(treeSchema),
  tree_info: integers,
  /** Trees before each round, from 2.0 on. */
  iteration_indptr: integers.optional(),
});

export type StoredTrees = z.output<typeof treesSchema>;

/**
 * Base scores: "5E-1" up to 3.0; "[5E-1]", or one for each class, from 3.1 on (https://github.com/dmlc/xgboost/pull/11651).
 */
const baseScoreSchema = z.string().transform((text, context) => {
  const scores = text.replace(/^\[(.*)\]$/, '$1').split(',');
  const read = scores.map(Number);
  if (scores.every((score) => score.trim() !== '') && read.every(Number.isFinite)) return read;
  context.addIssue({ code: 'custom', message: `"${text}" is neither a number nor a list of numbers in brackets` });
  return z.NEVER;
});

/**
 * XGBoost's JSON model, 1.7 to 3.x, as far as it is read here (https://xgboost.readthedocs.io/en/stable/tutorials/saving_model.html). What else is in
 * the file (parents, ids, categories of no split, parameters of the loss) says nothing about predictions.
 */
export const modelSchema = z.object({
  version: z.tuple([z.int(), z.int(), z.int()]),
  learner: z.object({
    attributes: z.record(z.string(), z.string()).default({}),
    feature_names: z.array(z.string()).default([]),
    feature_types: z.array(z.enum(['float', 'int', 'q', 'i'], 'only numerical features can be read')).default([]),
    learner_model_param: z.object({
      base_score: baseScoreSchema,
      num_class: digits,
      num_feature: digits,
      num_target: z.enum(['0', '1'], 'models of several targets cannot be read').optional(),
    }),
    objective: z.object({
      name: z.enum(
        ['multi:softprob', 'multi:softmax', 'binary:logistic', 'reg:squarederror'],
        'the objectives multi:softprob, binary:logistic and reg:squarederror can be read',
      ),
    }),
    gradient_booster: z.discriminatedUnion('name', [
      z.object({ name: z.literal('gbtree'), model: treesSchema }),
      z.object({
        name: z.literal('dart'),
        gbtree: z.object({ model: treesSchema }),
        weight_drop: numbers,
      }),
      z.object({
        name: z.literal('gblinear'),
        model: z.object({ weights: numbers, boosted_rounds: z.int().optional() }),
      }),
    ]),
  }),
});

export type StoredModel = z.output<typeof modelSchema>;
