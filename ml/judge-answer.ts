import { classes } from '#domain/classification.ts';
import type { Classification } from '#domain/classification.ts';
import type { ExplainAnswer } from './explain-answer.ts';
import { ModelError } from './model-error.ts';
import type { ModelFile } from './model-file.ts';
import { evidenceIn, familiarityOf, noveltyReason } from './novelty.ts';
import type { ReadItem } from './read-item.ts';
import { reasonsIn } from './reasons.ts';

const shownClasses = 3;
const shownReasons = 5;

/** What the graph said of an alert. */
export interface Answer {
  readonly item: ReadItem;
  /** Linear margins and probabilities, one a class. */
  readonly margins: Float32Array;
  readonly probabilities: Float32Array;
}

/** Makes a classification of what the graph said: the best classes, the reasons for the first, and whether to abstain. */
export function judgeAnswer(
  { item, margins, probabilities }: Answer,
  { description }: ModelFile,
  explainAnswer: ExplainAnswer,
): Classification {
  const order = mostProbable(probabilities, shownClasses);
  const top = order.flatMap((c) => {
    const label = classes[c];
    return label === undefined ? [] : [{ label, probability: Math.min(1, Math.max(0, probabilities[c] ?? 0)) }];
  });
  const [first] = top;
  if (first === undefined) throw new ModelError('model_inconsistent', 'The graph gave no probabilities.');
  const abstained =
    noveltyReason(
      familiarityOf(item.occurrences, item.places),
      evidenceIn(margins, description.temperature),
      description,
    ) ?? lowConfidenceReason(first.probability, description.threshold);
  return {
    label: abstained === null ? first.label : 'unknown',
    confidence: first.probability,
    top,
    reasons: reasonsIn(explainAnswer(item, order[0] ?? 0), item.text, shownReasons),
    abstained,
    model: description.id,
  };
}

/** The places of the greatest probabilities, greatest first; of equals the first. */
function mostProbable(probabilities: Float32Array, count: number): readonly number[] {
  const best: number[] = [];
  for (const [c, probability] of probabilities.entries()) {
    let rank = best.length;
    while (rank > 0 && probability > (probabilities[best[rank - 1] ?? 0] ?? 0)) rank -= 1;
    if (rank >= count) continue;
    best.splice(rank, 0, c);
    if (best.length > count) best.pop();
  }
  return best;
}

function lowConfidenceReason(confidence: number, threshold: number): string | null {
  if (confidence >= threshold) return null;
  const percent = (value: number): string => `${Math.round(value * 100)} %`;
  return `its best guess has a confidence of ${percent(confidence)}, below the ${percent(threshold)} at which the model answers`;
}
