import { classes } from '#domain/classification.ts';
import { markRows } from '#ml/exam/mark-rows.ts';
import type { NoveltyBars } from '#ml/novelty.ts';
import { evidenceIn } from '#ml/novelty.ts';
import { applyConfidenceCurve, fitConfidenceCurve } from './confidence-curve.ts';
import type { ConfidenceCurve } from './confidence-curve.ts';
import type { CrossValidation } from './cross-validate.ts';
import type { TrainingRow } from './fit.ts';
import { softmax } from './softmax.ts';
import { take } from './take.ts';
import { acceptableOf } from './targets.ts';
import { fitTemperature } from './temperature.ts';
import { abstentionThreshold } from './threshold.ts';

/** Of the alerts that the model answers, nine in ten shall be right. */
const wantedAccuracy = 0.9;
/** Shares of the alerts of unseen sources that are taken for strange by their words, and by their evidence. */
const strangestByWords = 0.01;
const strangestByEvidence = 0.06;

/** The figures that turn margins into answers. */
export interface Calibration extends NoveltyBars {
  readonly temperature: number;
  readonly curve: ConfidenceCurve;
  /** Least confidence at which the model answers. */
  readonly threshold: number;
}

/** The rows that calibration is taken on: rules where there are any, for they are what real alerts come from, and harder than what was written for training. */
export function calibrationRows(rows: readonly TrainingRow[]): readonly number[] {
  const kind = rows.some((row) => row.kind === 'rule') ? 'rule' : 'example';
  return [...rows.keys()].filter((row) => rows[row]?.kind === kind);
}

/** Takes temperature, confidence curve, threshold and novelty bars from out-of-fold answers on the given rows. */
export function calibrate(
  rows: readonly TrainingRow[],
  { margins: all, knownShare }: CrossValidation,
  positions: readonly number[],
): Calibration {
  const chosen = positions.flatMap((position) => rows[position] ?? []);
  const margins = take(all, positions);
  const acceptable = acceptableOf(chosen);
  const temperature = fitTemperature(margins, acceptable, classes.length);
  const shares = softmax(margins, classes.length, temperature);
  const curve = fitConfidenceCurve(shares, acceptable);
  const answers = markRows(chosen, applyConfidenceCurve(curve, shares));
  const evidence = chosen.map((_, row) =>
    evidenceIn(margins.subarray(row * classes.length, (row + 1) * classes.length), temperature),
  );
  const known = positions.map((row) => knownShare[row] ?? 0);
  return {
    temperature,
    curve,
    threshold: abstentionThreshold(answers, wantedAccuracy),
    leastKnownShare: roundedDown(quantile(known, strangestByWords)),
    leastEvidence: roundedDown(quantile(evidence, strangestByEvidence)),
  };
}

function quantile(numbers: readonly number[], share: number): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * share)] ?? 0;
}

function roundedDown(number: number): number {
  return Math.floor(100 * number) / 100;
}
