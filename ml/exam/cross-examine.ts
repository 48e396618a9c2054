import { calibrate, calibrationRows } from '#ml/training/calibration.ts';
import type { Calibration } from '#ml/training/calibration.ts';
import { crossValidate } from '#ml/training/cross-validate.ts';
import type { CrossValidation, CrossValidationOptions } from '#ml/training/cross-validate.ts';
import type { TrainingRow } from '#ml/training/fit.ts';
import { crossMark } from './cross-mark.ts';
import type { ExamAnswer } from './exam-answer.ts';

/** Answers to rows by models and calibrations that had not seen their sources. */
export interface CrossExamination {
  readonly validation: CrossValidation;
  /** Taken on all rows: what a model learned from all of them is served with. */
  readonly calibration: Calibration;
  /** Row by row as given. */
  readonly answers: readonly ExamAnswer[];
}

/**
 * Trains as many models as there are folds, each without the sources of one, and has each answer for what it did not see; temperature, confidence curve and the bars
 * of abstaining come from other sources as well. Throws a RangeError when there are fewer sources than folds.
 */
export function crossExamine(
  rows: readonly TrainingRow[],
  options: CrossValidationOptions,
  log: (line: string) => void,
): CrossExamination {
  const validation = crossValidate(rows, options, log);
  const calibration = calibrate(rows, validation, calibrationRows(rows));
  return { validation, calibration, answers: crossMark(rows, validation, calibration, options.foldCount) };
}
