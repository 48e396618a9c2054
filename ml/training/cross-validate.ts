import { classes } from '#domain/classification.ts';
import { familiarityOf } from '#ml/novelty.ts';
import { boost } from './boost.ts';
import type { BoostOptions } from './boost.ts';
import { fitLinear, rowsOf } from './fit.ts';
import type { LinearOptions, TrainingRow } from './fit.ts';
import { foldsBySource } from './folds.ts';
import { linearMargins } from './softmax-regression.ts';
import { place, take } from './take.ts';
import { targetsOf } from './targets.ts';
import { addTreeMargins } from './tree.ts';

/** What models that had not seen a row's source (repository, grammar family) say of it. Rows as given; margins are rows × classes. */
export interface CrossValidation {
  readonly linear: Float64Array;
  /** The same with trees on top. */
  readonly boosted: Float64Array;
  /** Share of each row's words that the model of its fold knew. */
  readonly knownShare: Float64Array;
}

export interface CrossValidationOptions {
  readonly foldCount: number;
  readonly linear: LinearOptions;
  readonly boost: BoostOptions;
}

/**
 * Cross-validates by source; the two views of an alert share a source and so a fold. The trees that answer for a fold are grown on margins of the other folds
 * that are out-of-fold twice over, from linear models that saw neither those rows' own fold nor this one: with ordinary out-of-fold margins the trees
 * meet this fold's labels at second hand, and measurably do worse here than they would on strangers.
 */
export function crossValidate(
  rows: readonly TrainingRow[],
  options: CrossValidationOptions,
  log: (line: string) => void,
): CrossValidation {
  const { foldCount } = options;
  const foldOf = foldsBySource(
    rows.map(({ source }) => source),
    foldCount,
  );
  const positions = (takesPart: (fold: number) => boolean): readonly number[] =>
    [...rows.keys()].filter((row) => takesPart(foldOf[row] ?? 0));
  const fitOn = (chosen: readonly number[]) => fitLinear(select(rows, chosen), options.linear);
  const linear = new Float64Array(rows.length * classes.length);
  const boosted = new Float64Array(rows.length * classes.length);
  const knownShare = new Float64Array(rows.length);
  const twiceOut = marginsWithoutPairs(rows, foldCount, positions, fitOn, log);
  for (let fold = 0; fold < foldCount; fold += 1) {
    const held = positions((other) => other === fold);
    const seen = positions((other) => other !== fold);
    const { vocabulary, linear: model } = fitOn(seen);
    const heldRows = select(rows, held);
    const heldFeatures = rowsOf(heldRows, vocabulary);
    const margins = linearMargins(model, heldFeatures);
    place(margins, held, linear);
    for (const [at, row] of held.entries()) {
      knownShare[row] = familiarityOf(heldRows[at]?.occurrences ?? [], vocabulary).share;
    }
    const seenRows = select(rows, seen);
    const base = take(twiceOut[fold] ?? linear, seen);
    const trees = boost(rowsOf(seenRows, vocabulary), targetsOf(seenRows), base, classes.length, options.boost);
    addTreeMargins(trees, heldFeatures, margins, classes.length);
    place(margins, held, boosted);
    log(`cross-validation: fold ${fold + 1} of ${foldCount}`);
  }
  return { linear, boosted, knownShare };
}

/** For each fold f, margins of the rows of every other fold g from a linear model that saw neither f nor g. */
function marginsWithoutPairs(
  rows: readonly TrainingRow[],
  foldCount: number,
  positions: (takesPart: (fold: number) => boolean) => readonly number[],
  fitOn: (chosen: readonly number[]) => ReturnType<typeof fitLinear>,
  log: (line: string) => void,
): readonly Float64Array[] {
  const without = Array.from({ length: foldCount }, () => new Float64Array(rows.length * classes.length));
  for (let one = 0; one < foldCount; one += 1) {
    for (let other = one + 1; other < foldCount; other += 1) {
      const { vocabulary, linear } = fitOn(positions((fold) => fold !== one && fold !== other));
      for (const [held, absent] of [
        [one, without[other]],
        [other, without[one]],
      ] as const) {
        const heldPositions = positions((fold) => fold === held);
        const margins = linearMargins(linear, rowsOf(select(rows, heldPositions), vocabulary));
        if (absent !== undefined) place(margins, heldPositions, absent);
      }
      log(`cross-validation: folds ${one + 1} and ${other + 1} of ${foldCount} left out`);
    }
  }
  return without;
}

function select<T>(items: readonly T[], positions: readonly number[]): readonly T[] {
  return positions.flatMap((position) => items[position] ?? []);
}
