import { z } from 'zod';
import { objectiveNames } from './booster.ts';

const share = z.number().gt(0).max(1).default(1);
const notNegative = z.number().min(0);

/**
 * How to boost: XGBoost's parameters with XGBoost's defaults (https://xgboost.readthedocs.io/en/stable/parameter.html), except that
 * `rounds` has no default.
 */
export const boostOptionsSchema = z.strictObject({
  objective: z.enum(objectiveNames),
  /** Number of classes; for multi:softprob alone. */
  classCount: z.int().min(1).default(1),
  rounds: z.int().min(0),
  /** Learning rate η, multiplied into leaf values. */
  eta: z.number().gt(0).max(1).default(0.3),
  maxDepth: z.int().min(1).max(30).default(6),
  /** L2 penalty on leaf values. */
  lambda: notNegative.default(1),
  /** L1 penalty on leaf values. */
  alpha: notNegative.default(0),
  /** Least loss reduction for which a node is split. */
  gamma: notNegative.default(0),
  /** Least sum of second derivatives in a child. */
  minChildWeight: notNegative.default(1),
  /** Greatest size of a leaf's value before η; 0 for no bound. */
  maxDeltaStep: notNegative.default(0),
  /** Share of rows drawn for each round. */
  subsample: share,
  /** Shares of features drawn for each tree, of these for each depth, of these for each node. */
  colsampleByTree: share,
  colsampleByLevel: share,
  colsampleByNode: share,
  /** Bins that the values of a feature are put into at most. */
  maxBin: z.int().min(2).max(65_535).default(256),
  /** What every row starts from: a probability for binary:logistic, else a margin. XGBoost from 2.0 on estimates it where it is not given. */
  baseScore: z.number().default(0.5),
  seed: z.int().min(0).max(0xffff_ffff).default(0),
});

/** Options as one writes them, defaults left out. */
export type BoostOptionsInput = z.input<typeof boostOptionsSchema>;
export type BoostOptions = Readonly<z.output<typeof boostOptionsSchema>>;

/** Fills in the defaults. Throws a RangeError that names the option and what is wrong with it. */
export function readBoostOptions(input: BoostOptionsInput): BoostOptions {
  const parsed = boostOptionsSchema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new RangeError(`boosting option ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const options = parsed.data;
  if (options.objective === 'multi:softprob' ? options.classCount < 2 : options.classCount !== 1) {
    const wanted = options.objective === 'multi:softprob' ? 'at least 2' : '1 (or left out)';
    throw new RangeError(`boosting option classCount: ${options.objective} wants ${wanted}, not ${options.classCount}`);
  }
  if (options.objective === 'binary:logistic' && !(options.baseScore > 0 && options.baseScore < 1)) {
    throw new RangeError(`boosting option baseScore: binary:logistic wants a probability, not ${options.baseScore}`);
  }
  return options;
}
