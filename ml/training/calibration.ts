import { classes } from '#domain/classification.ts';
import type { CrossValidation } from './cross-validate.ts';
import { markAnswers } from './exam.ts';
import type { TrainingRow } from './fit.ts';
import { logLoss } from './log-loss.ts';
import { softmax } from './softmax.ts';
import { take } from './take.ts';
import { acceptableOf, targetsOf } from './targets.ts';
import { fitTemperature } from './temperature.ts';
import { abstentionThreshold } from './threshold.ts';

/** Of the alerts that the model answers, nine in ten shall be right. */
const wantedAccuracy = 0.9;
/** One alert in a hundred of unseen sources is stranger than the strangest that is still answered. */
const strangestShare = 0.01;

/** The figures that turn margins into answers. */
export interface Calibration {
  readonly temperature: number;
  /** Least confidence at which the model answers. */
  readonly threshold: number;
  /** Least share of an alert's words that the model must know. */
  readonly leastKnownShare: number;
}

/** Rules where there are any: they are what real alerts come from, and harder than what was written for training. */
function calibrationRows(rows: readonly TrainingRow[]): readonly number[] {
  const kind = rows.some((row) => row.kind === 'rule') ? 'rule' : 'example';
  return [...rows.keys()].filter((row) => rows[row]?.kind === kind);
}

/** What margins are worth out of fold. */
export interface Worth {
  readonly fair: number;
  readonly logLoss: number;
}

/** What margins are worth, at their own best temperature: trees that only sharpen what the temperature sharpens anyway are no help. */
export function worthOf(rows: readonly TrainingRow[], margins: Float64Array): Worth {
  const positions = calibrationRows(rows);
  const chosen = positions.flatMap((position) => rows[position] ?? []);
  const taken = take(margins, positions);
  const temperature = fitTemperature(taken, acceptableOf(chosen), classes.length);
  const answers = markAnswers(chosen, softmax(taken, classes.length, temperature));
  return {
    fair: answers.filter(({ fair }) => fair).length / answers.length,
    logLoss: logLoss(taken, targetsOf(chosen), classes.length, temperature),
  };
}

/** Takes temperature, threshold and least known share from out-of-fold answers. */
export function calibrate(
  rows: readonly TrainingRow[],
  { knownShare }: CrossValidation,
  served: Float64Array,
): Calibration {
  const positions = calibrationRows(rows);
  const chosen = positions.flatMap((position) => rows[position] ?? []);
  const margins = take(served, positions);
  const temperature = fitTemperature(margins, acceptableOf(chosen), classes.length);
  const answers = markAnswers(chosen, softmax(margins, classes.length, temperature));
  const shares = positions.map((row) => knownShare[row] ?? 0).sort((a, b) => a - b);
  return {
    temperature,
    threshold: abstentionThreshold(answers, wantedAccuracy),
    leastKnownShare: Math.floor(100 * (shares[Math.floor(shares.length * strangestShare)] ?? 0)) / 100,
  };
}
