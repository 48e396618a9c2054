import { classes } from '#domain/classification.ts';
import { familiarityOf } from '#ml/novelty.ts';
import { boost } from './boost.ts';
import type { BoostOptions } from './boost.ts';
import { fitLinear, rowsOf } from './fit.ts';
import type { LinearOptions, TrainingRow } from './fit.ts';
import { foldsBySource } from './folds.ts';
import { linearMargins } from './softmax-regression.ts';
import type { SparseRows } from './sparse-rows.ts';
import { take } from './take.ts';
import { targetsOf } from './targets.ts';
import { addTreeMargins } from './tree.ts';

const classCount = classes.length;

/** What models that had not seen a row's source (repository, grammar family) say of it. Rows as given; margins are rows × classes. */
export interface CrossValidation {
  readonly linear: Float64Array;
  /** The same with trees on top, which were grown without the row's fold. */
  readonly boosted: Float64Array;
  /** Share of each row's words that the model of its fold knew. */
  readonly knownShare: Float64Array;
}

/**
 * Cross-validates by source. The two views of an alert share a source and so a fold. Trees of a fold are grown on the
 * other folds' out-of-fold margins, which is ordinary stacking: those margins come from linear models that saw the fold, so the trees have met it at second hand.
 */
export function crossValidate(
  rows: readonly TrainingRow[],
  foldCount: number,
  linearOptions: LinearOptions,
  boostOptions: BoostOptions,
  log: (line: string) => void,
): CrossValidation {
  const foldOf = foldsBySource(
    rows.map(({ source }) => source),
    foldCount,
  );
  const linear = new Float64Array(rows.length * classCount);
  const knownShare = new Float64Array(rows.length);
  const folds = Array.from({ length: foldCount }, (_, fold) => {
    const held = [...rows.keys()].filter((row) => foldOf[row] === fold);
    const seen = [...rows.keys()].filter((row) => foldOf[row] !== fold);
    const fit = fitLinear(select(rows, seen), linearOptions);
    const heldRows = select(rows, held);
    place(linearMargins(fit.linear, rowsOf(heldRows, fit.vocabulary)), held, linear);
    for (const [at, row] of held.entries()) {
      knownShare[row] = familiarityOf(heldRows[at]?.occurrences ?? [], fit.vocabulary).share;
    }
    log(`cross-validation: linear model ${fold + 1} of ${foldCount}`);
    return { held, seen, vocabulary: fit.vocabulary };
  });
  const boosted = new Float64Array(rows.length * classCount);
  for (const [fold, { held, seen, vocabulary }] of folds.entries()) {
    const seenRows = select(rows, seen);
    const trees = boost(
      rowsOf(seenRows, vocabulary),
      targetsOf(seenRows),
      take(linear, seen),
      classCount,
      boostOptions,
    );
    const heldRows: SparseRows = rowsOf(select(rows, held), vocabulary);
    const margins = take(linear, held);
    addTreeMargins(trees, heldRows, margins, classCount);
    place(margins, held, boosted);
    log(`cross-validation: trees ${fold + 1} of ${foldCount}`);
  }
  return { linear, boosted, knownShare };
}

function place(margins: Float64Array, rows: readonly number[], into: Float64Array): void {
  for (const [at, row] of rows.entries()) {
    into.set(margins.subarray(at * classCount, (at + 1) * classCount), row * classCount);
  }
}

function select<T>(items: readonly T[], positions: readonly number[]): readonly T[] {
  return positions.flatMap((position) => items[position] ?? []);
}
