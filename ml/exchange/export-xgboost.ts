import { classes } from '#domain/classification.ts';
import type { Booster } from '#ml/boosting/booster.ts';
import { floatTensorIn } from '#ml/graph-weights.ts';
import type { ModelFile } from '#ml/model-file.ts';

/** A model as XGBoost may hold it, and what of it has no place there. */
export interface ExportedModel {
  readonly booster: Booster;
  /** Sentences for people; empty where nothing was left out. */
  readonly leftOut: readonly string[];
}

/**
 * The model as an XGBoost booster over the columns that `firebreak features` writes: an imported model's trees as they came; a model trained here as `gblinear` with its weights
 * divided by the temperature, so that its `multi:softprob` answers are the model's probabilities before the confidence curve.
 */
export function exportXgboost({ description, graph, vocabulary, contextTrees, imported }: ModelFile): ExportedModel {
  if (imported !== null) return { booster: imported, leftOut: [] };
  const { temperature, curve } = description;
  const tempered = (tensor: string): Float32Array => floatTensorIn(graph, tensor).map((weight) => weight / temperature);
  const straight = curve.slope === 1 && curve.shift === 0;
  return {
    booster: {
      objective: 'multi:softprob',
      outputCount: classes.length,
      featureCount: vocabulary.features.length,
      // XGBoost allows neither brackets nor "<" in names; "firebreak features --names" tells them.
      featureNames: null,
      baseScore: classes.map(() => 0),
      trees: [],
      roundStart: [0],
      linear: { weights: tempered('weights'), bias: tempered('bias') },
      bestRound: null,
    },
    leftOut: [
      ...(straight
        ? []
        : [
            `the confidence curve, σ(${curve.slope.toFixed(2)} × logit + ${curve.shift.toFixed(2)}) on the first class`,
          ]),
      ...(contextTrees === null ? [] : ['the trees over what was known around an alert']),
      'the bars below which the model says unknown',
    ],
  };
}
