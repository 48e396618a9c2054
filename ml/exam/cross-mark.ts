import { calibrate, calibrationRows } from '#ml/training/calibration.ts';
import type { Calibration } from '#ml/training/calibration.ts';
import type { CrossValidation } from '#ml/training/cross-validate.ts';
import type { TrainingRow } from '#ml/training/fit.ts';
import { foldsBySource } from '#ml/training/folds.ts';
import { probabilitiesOf } from '#ml/training/probabilities-of.ts';
import { standsBy } from '#ml/training/stands-by.ts';
import { take } from '#ml/training/take.ts';
import type { ExamAnswer } from './exam-answer.ts';
import { markRows } from './mark-rows.ts';

/**
 * Marks cross-validated margins so that nothing they are judged by was chosen on them: a row that calibration is taken on is answered by a calibration of
 * other sources, any other row by `served`. Answers come row by row as given.
 */
export function crossMark(
  rows: readonly TrainingRow[],
  validation: CrossValidation,
  served: Calibration,
  foldCount: number,
): readonly ExamAnswer[] {
  const answers = [...markAt(rows, validation, [...rows.keys()], served)];
  const calibrated = calibrationRows(rows);
  const foldOf = foldsBySource(
    calibrated.map((row) => rows[row]?.source ?? ''),
    foldCount,
  );
  for (let fold = 0; fold < foldCount; fold += 1) {
    const held = calibrated.filter((_, at) => foldOf[at] === fold);
    const others = calibrated.filter((_, at) => foldOf[at] !== fold);
    const marked = markAt(rows, validation, held, calibrate(rows, validation, others));
    for (const [at, answer] of marked.entries()) answers[held[at] ?? 0] = answer;
  }
  return answers;
}

function markAt(
  rows: readonly TrainingRow[],
  validation: CrossValidation,
  positions: readonly number[],
  calibration: Calibration,
): readonly ExamAnswer[] {
  const margins = take(validation.margins, positions);
  const probabilities = probabilitiesOf(margins, calibration);
  const knownShare = positions.map((row) => validation.knownShare[row] ?? 0);
  const asked = positions.flatMap((row) => rows[row] ?? []);
  return markRows(asked, probabilities, standsBy({ margins, probabilities, knownShare }, calibration));
}
