import { classes } from '#domain/classification.ts';
import type { Occurrence } from '#ml/features/occurrence.ts';
import { placesOf } from '#ml/features/vocabulary.ts';
import type { Vocabulary } from '#ml/features/vocabulary.ts';
import { familiarityOf } from '#ml/novelty.ts';
import { fitLinear, rowsOf } from './fit.ts';
import type { LinearOptions, TrainingRow } from './fit.ts';
import { foldsBySource } from './folds.ts';
import { linearMargins } from './softmax-regression.ts';
import { place } from './take.ts';

/** What models that had not seen a row's source (repository, grammar family, stretch of time) say of it. */
export interface CrossValidation {
  /** Rows as given × classes. */
  readonly margins: Float64Array;
  /** Share of each row's words that the model of its fold knew. */
  readonly knownShare: Float64Array;
}

export interface CrossValidationOptions {
  readonly foldCount: number;
  readonly linear: LinearOptions;
}

/**
 * Cross-validates the linear model by source; the two views of an alert share a source and so a fold. Throws a RangeError when there are fewer
 * sources than folds.
 */
export function crossValidate(
  rows: readonly TrainingRow[],
  { foldCount, linear: options }: CrossValidationOptions,
  log: (line: string) => void,
): CrossValidation {
  const foldOf = foldsBySource(
    rows.map(({ source }) => source),
    foldCount,
  );
  const margins = new Float64Array(rows.length * classes.length);
  const knownShare = new Float64Array(rows.length);
  for (let fold = 0; fold < foldCount; fold += 1) {
    const { vocabulary, linear } = fitLinear(
      rows.filter((_, row) => foldOf[row] !== fold),
      options,
    );
    const held = [...rows.keys()].filter((row) => foldOf[row] === fold);
    const heldRows = held.flatMap((row) => rows[row] ?? []);
    place(linearMargins(linear, rowsOf(heldRows, vocabulary)), held, margins);
    for (const [at, row] of held.entries()) {
      knownShare[row] = familiarityIn(heldRows[at]?.occurrences ?? [], vocabulary);
    }
    log(`cross-validation: fold ${fold + 1} of ${foldCount}`);
  }
  return { margins, knownShare };
}

function familiarityIn(occurrences: readonly Occurrence[], vocabulary: Vocabulary): number {
  return familiarityOf(occurrences, placesOf(occurrences, vocabulary)).share;
}
