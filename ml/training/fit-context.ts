import { classes } from '#domain/classification.ts';
import { trainBooster } from '#ml/boosting/train-booster.ts';
import type { ContextPart } from './context-part.ts';
import { contextRowsOf } from './context-rows.ts';
import { logLoss } from './log-loss.ts';

/** Cautious values for hundreds of rows, set before any exam and not changed after one. */
const boostOptions = {
  objective: 'multi:softprob',
  classCount: classes.length,
  rounds: 25,
  eta: 0.15,
  maxDepth: 3,
  lambda: 2,
  gamma: 0.5,
  minChildWeight: 3,
  baseScore: 0,
  seed: 1,
} as const;

/**
 * Learns from past incidents what their circumstances say beyond their words: how far the words are to be trusted at all, then trees over the columns
 * of `contextVectorOf`, boosted on top. `tempered` are margins (rows × classes) of text models that had not seen the rows, `targets` soft labels. Equal
 * input gives an equal part.
 */
export function fitContext(
  tempered: Float64Array,
  contexts: readonly Float32Array[],
  targets: Float32Array,
): ContextPart {
  const wordsWeight = fitWordsWeight(tempered, targets);
  const baseMargin = Float32Array.from(tempered, (margin) => wordsWeight * margin);
  const { booster } = trainBooster({ rows: contextRowsOf(contexts), labels: targets, baseMargin }, boostOptions);
  return { wordsWeight, trees: booster };
}

/** The weight from 0 to 1, in steps of 0.05, with the least log loss. */
function fitWordsWeight(tempered: Float64Array, targets: Float32Array): number {
  const losses = Array.from({ length: 21 }, (_, step) =>
    logLoss(
      tempered.map((margin) => (step / 20) * margin),
      targets,
      classes.length,
      1,
    ),
  );
  return losses.indexOf(Math.min(...losses)) / 20;
}
