import { classes } from '#domain/classification.ts';
import type { Booster } from '#ml/boosting/booster.ts';
import { predictMargins } from '#ml/boosting/predict-margins.ts';
import { contextRowsOf } from './context-rows.ts';

/**
 * What a model learned of circumstances: where there is a context, the logits are `wordsWeight` × tempered margin + what the trees add for the columns of
 * `contextVectorOf`, and the confidence curve is left out.
 */
export interface ContextPart {
  /** What the words count for beside the circumstances, from 0 to 1: a team's own alerts may be vaguer than those the words were learned from. */
  readonly wordsWeight: number;
  readonly trees: Booster;
}

/** Tempered margins (rows × classes) with the circumstances of each row; those of a row without a context stay as they are. */
export function withContext(
  { wordsWeight, trees }: ContextPart,
  tempered: Float64Array,
  contexts: readonly (Float32Array | null)[],
): Float64Array {
  const present = [...contexts.entries()].flatMap(([row, context]) => (context === null ? [] : [{ row, context }]));
  const added = predictMargins(trees, contextRowsOf(present.map(({ context }) => context)));
  const logits = tempered.slice();
  for (const [at, { row }] of present.entries()) {
    for (let c = 0; c < classes.length; c += 1) {
      const words = wordsWeight * (tempered[row * classes.length + c] ?? 0);
      logits[row * classes.length + c] = words + (added[at * classes.length + c] ?? 0);
    }
  }
  return logits;
}
