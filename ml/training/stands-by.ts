import { classes } from '#domain/classification.ts';
import { evidenceIn } from '#ml/novelty.ts';
import type { Calibration } from './calibration.ts';

/** What is known of rows, all in one order. */
export interface JudgedRows {
  /** Linear margins and calibrated probabilities, rows × classes. */
  readonly margins: Float64Array;
  readonly probabilities: Float64Array;
  /** Share of each row's words that the model knows. */
  readonly knownShare: ArrayLike<number>;
}

/** For each row, whether a classifier would stand by its first class, by the rules of judge-answer.ts; false where it would say `unknown`. */
export function standsBy(
  { margins, probabilities, knownShare }: JudgedRows,
  { temperature, threshold, leastKnownShare, leastEvidence }: Calibration,
): readonly boolean[] {
  return Array.from(knownShare, (known, row) => {
    const [from, to] = [row * classes.length, (row + 1) * classes.length];
    const isFamiliar =
      known > 0 && known >= leastKnownShare && evidenceIn(margins.subarray(from, to), temperature) >= leastEvidence;
    return isFamiliar && Math.max(...probabilities.subarray(from, to)) >= threshold;
  });
}
