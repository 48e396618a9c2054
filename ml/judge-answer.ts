import { classes } from '#domain/classification.ts';
import type { AlertClass, Classification } from '#domain/classification.ts';
import type { AlertContext } from '#domain/history.ts';
import type { AlertText } from './alert-text.ts';
import { attributeByPath } from './boosting/attribute-by-path.ts';
import type { Booster } from './boosting/booster.ts';
import { explain, explainEffects, reasonsIn, strongestFirst } from './explain.ts';
import type { Contribution } from './explain.ts';
import { explainContext } from './explain-context.ts';
import { contextVectorOf, knownColumns } from './features/context.ts';
import type { SparseVector } from './features/features.ts';
import type { Occurrence } from './features/occurrences.ts';
import { ModelError } from './model-error.ts';
import type { ModelFile } from './model-file.ts';
import { evidenceIn, familiarityOf, noveltyReason } from './novelty.ts';

const shownClasses = 3;
const shownReasons = 5;

/** An alert as the model reads it. */
export interface ReadItem {
  readonly text: AlertText;
  readonly occurrences: readonly Occurrence[];
  /** Where their features stand in the vocabulary. */
  readonly places: Int32Array;
  readonly vector: SparseVector;
  /** Null where nothing is known, or where the model learned nothing of circumstances. */
  readonly context: AlertContext | null;
}

/** What the graph said of a batch, and of which row the judgement is asked. */
export interface Answer {
  readonly item: ReadItem;
  readonly row: number;
  /** Linear margins and probabilities, batch × classes. */
  readonly margins: Float32Array;
  readonly probabilities: Float32Array;
  /** The graph's own weights, features × classes; null in an imported model, whose margin is all trees. */
  readonly weights: Float32Array | null;
  readonly file: ModelFile;
}

/** Makes a classification of what the graph said: the best classes, the reasons for the first, and whether to abstain. */
export function judgeAnswer(answer: Answer): Classification {
  const { item, row, margins, probabilities, file } = answer;
  const { description } = file;
  const [from, to] = [row * classes.length, (row + 1) * classes.length];
  const top = mostProbable(probabilities.subarray(from, to));
  const [first] = top;
  if (first === undefined) throw new ModelError('model_inconsistent', 'The graph gave no probabilities.');
  const abstained =
    noveltyReason(
      familiarityOf(item.occurrences, item.places),
      evidenceIn(margins.subarray(from, to), description.temperature),
      description,
    ) ?? lowConfidenceReason(first.probability, description.threshold);
  return {
    label: abstained === null ? first.label : 'unknown',
    confidence: first.probability,
    top,
    reasons: reasonsIn(contributionsTo(first.label, answer), item.text, shownReasons),
    abstained,
    model: description.id,
  };
}

/** What stood in the alert and what was around it, with how much each moved the logit of a class. */
function contributionsTo(label: AlertClass, { item, weights, file }: Answer): readonly Contribution[] {
  const { contextTrees, description } = file;
  const { occurrences, places, vector, context } = item;
  if (weights === null) {
    const trees = file.imported === null ? new Map() : effectsOfTrees(file.imported, vector, classes.indexOf(label));
    return explainEffects(occurrences, places, trees);
  }
  const inText = explain(occurrences, places, vector, weights, classes.length, classes.indexOf(label));
  if (context === null || contextTrees === null) return inText;
  const scale = (description.context?.wordsWeight ?? 1) / description.temperature;
  const tempered = inText.map((contribution) => ({ ...contribution, weight: scale * contribution.weight }));
  const known = knownColumns(contextVectorOf(context));
  return strongestFirst([...tempered, ...explainContext(attributeByPath(contextTrees), known, context, label)]);
}

/** What each feature of the alert adds to the margin of a class, by path attribution; what absent features add has no place in the alert. */
function effectsOfTrees(trees: Booster, vector: SparseVector, output: number): ReadonlyMap<number, number> {
  return attributeByPath(trees)(vector, output).contributions;
}

function mostProbable(probabilities: Float32Array): Classification['top'] {
  const order = [...classes.keys()].sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  return order.slice(0, shownClasses).flatMap((c) => {
    const label = classes[c];
    return label === undefined ? [] : [{ label, probability: Math.min(1, Math.max(0, probabilities[c] ?? 0)) }];
  });
}

function lowConfidenceReason(confidence: number, threshold: number): string | null {
  if (confidence >= threshold) return null;
  const percent = (value: number): string => `${Math.round(value * 100)} %`;
  return `its best guess has a confidence of ${percent(confidence)}, below the ${percent(threshold)} at which the model answers`;
}
