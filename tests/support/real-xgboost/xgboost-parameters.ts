import type { BoostOptionsInput } from '#ml/boosting/boost-options.ts';

/** Our options as XGBoost's parameters; what is left out keeps its default there too. Rounds are no parameter. */
export function xgboostParameters(options: BoostOptionsInput): Record<string, string | number> {
  const named = {
    objective: options.objective,
    num_class: options.classCount,
    eta: options.eta,
    max_depth: options.maxDepth,
    lambda: options.lambda,
    alpha: options.alpha,
    gamma: options.gamma,
    min_child_weight: options.minChildWeight,
    max_delta_step: options.maxDeltaStep,
    subsample: options.subsample,
    colsample_bytree: options.colsampleByTree,
    colsample_bylevel: options.colsampleByLevel,
    colsample_bynode: options.colsampleByNode,
    max_bin: options.maxBin,
    base_score: options.baseScore,
    seed: options.seed,
    tree_method: 'hist',
  };
  const given = Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return Object.fromEntries(given);
}
