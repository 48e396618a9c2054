import { classes } from '#domain/classification.ts';
import type { Booster } from '#ml/boosting/booster.ts';
import { untilBestRound } from '#ml/boosting/booster.ts';
import { readXgboostJson } from '#ml/boosting/xgboost-json/read-xgboost-json.ts';
import { writeXgboostJson } from '#ml/boosting/xgboost-json/write-xgboost-json.ts';
import { DataError } from '#ml/corpus/data-error.ts';
import { sha256 } from '#ml/model-file.ts';
import type { ModelDescription, ModelFile } from '#ml/model-file.ts';
import { straightCurve } from '#ml/training/confidence-curve.ts';
import { encodeGraph } from '#ml/training/graph.ts';
import { encodeTreeGraph } from '#ml/training/tree-graph.ts';

/** Evidence is measured against what a model learned; of a foreign one nothing is known, so none is too little. */
const noBar = -1e9;

export interface ModelToImport {
  /** XGBoost's JSON. */
  readonly json: string;
  /** Stands for the file in messages. */
  readonly name: string;
  /** The model whose vocabulary made the columns that the booster was trained on. */
  readonly features: ModelFile;
  /** Least confidence at which it is to answer. */
  readonly threshold: number;
}

/** A servable model: what goes into its folder. */
export interface ImportedModel {
  readonly description: ModelDescription;
  readonly graph: Uint8Array;
  /** Its trees; null for a linear model, which the graph holds entirely. */
  readonly trees: string | null;
  /** Columns of the vocabulary that the booster does not know: those after its last. */
  readonly unknownColumns: number;
}

/**
 * Makes a servable model of a booster that was trained elsewhere on what `firebreak features` wrote: `multi:softprob` over the 35 classes in the taxonomy's order, trees or
 * gblinear. After early stopping the best round counts. Its probabilities are taken as they are. Throws a DataError that names the file and the field for a booster of
 * other classes or of more columns than the vocabulary.
 */
export function importXgboost({ json, name, features, threshold }: ModelToImport): ImportedModel {
  const booster = readBooster(json, name, features.vocabulary.features.length);
  const { vocabulary, description: base } = features;
  const featureCount = vocabulary.features.length;
  const { linear } = booster;
  const graph =
    linear === null
      ? encodeTreeGraph(booster, featureCount)
      : encodeGraph({
          vocabulary,
          linear: {
            classCount: classes.length,
            weights: widened(linear.weights, featureCount * classes.length),
            bias: linear.bias.map((bias, output) => bias + (booster.baseScore[output] ?? 0)),
          },
          temperature: 1,
          curve: straightCurve,
          context: null,
        });
  const trees = linear === null ? writeXgboostJson(booster) : null;
  const content: Omit<ModelDescription, 'id'> = {
    featuresVersion: base.featuresVersion,
    classes: [...classes],
    temperature: 1,
    curve: straightCurve,
    threshold,
    leastKnownShare: base.leastKnownShare,
    leastEvidence: noBar,
    graphSha256: sha256(graph),
    training: { seed: 0, examples: 0, rules: 0, history: 0, repositories: null },
    exams: {},
    novelty: {},
    vocabulary: base.vocabulary,
    context: null,
    imported: trees === null ? null : sha256(trees),
  };
  return {
    description: { id: `alert-classifier@${sha256(JSON.stringify(content)).slice(0, 12)}`, ...content },
    graph,
    trees,
    unknownColumns: featureCount - booster.featureCount,
  };
}

function readBooster(json: string, name: string, featureCount: number): Booster {
  let booster: Booster;
  try {
    booster = untilBestRound(readXgboostJson(json));
  } catch (cause) {
    throw new DataError([`${name}: ${cause instanceof Error ? cause.message : String(cause)}`], { cause });
  }
  const problems: string[] = [];
  if (booster.objective !== 'multi:softprob' || booster.outputCount !== classes.length) {
    problems.push(
      `${name}: learner.learner_model_param.num_class: ${booster.outputCount} outputs of ${booster.objective}; wanted is multi:softprob with num_class ` +
        `${classes.length}, the class of each row being its place in the taxonomy as "firebreak features --labels" writes it`,
    );
  }
  if (booster.featureCount > featureCount) {
    problems.push(
      `${name}: learner.learner_model_param.num_feature: ${booster.featureCount} columns, the vocabulary has ${featureCount}; name the model whose ` +
        'columns it was trained on with --features',
    );
  }
  if (booster.trees.length === 0 && booster.linear === null) problems.push(`${name}: it has no trees`);
  if (problems.length > 0) throw new DataError(problems);
  return booster;
}

function widened(weights: Float32Array, size: number): Float32Array {
  const wide = new Float32Array(size);
  wide.set(weights);
  return wide;
}
