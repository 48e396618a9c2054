import type { Block } from '#ml/features/occurrence.ts';
import type { CrossValidationOptions } from '#ml/training/cross-validate.ts';
import type { TrainingRow } from '#ml/training/fit.ts';
import { crossExamine } from './cross-examine.ts';
import type { ExamAnswer } from './exam-answer.ts';
import { examFigures, surestFirst } from './exam-figures.ts';
import type { ExamFigures } from './exam-figures.ts';
import { featureGroups } from './feature-groups.ts';
import { pairedDifference } from './paired-difference.ts';
import type { Difference } from './paired-difference.ts';

/** What a model is worth without one group of its features. */
export interface Ablation {
  /** The group's name. */
  readonly without: string;
  readonly figures: ExamFigures;
  /** Fair accuracy of the whole model less that without the group, on the same alerts: what the group is worth beside all others. */
  readonly worth: Difference;
}

/**
 * Cross-examines the model once more for each group of features that the rows have, without it. `whole` are the whole model's answers to the same rows
 * with the same folds; figures and worth are those of the rows that `isAsked` chooses.
 */
export function ablate(
  rows: readonly TrainingRow[],
  whole: readonly ExamAnswer[],
  isAsked: (row: TrainingRow) => boolean,
  options: CrossValidationOptions,
  log: (line: string) => void,
): readonly Ablation[] {
  const asked = (answers: readonly ExamAnswer[]): readonly ExamAnswer[] =>
    answers.filter((_, at) => rows[at] !== undefined && isAsked(rows[at]));
  const present = new Set(rows.flatMap(({ occurrences }) => occurrences.map(({ block }) => block)));
  return Object.entries(featureGroups)
    .filter(([, blocks]) => blocks.some((block) => present.has(block)))
    .map(([without, blocks]) => {
      log(`without ${without}`);
      const answers = asked(
        crossExamine(
          rows.map((row) => rowWithout(row, blocks)),
          options,
          log,
        ).answers,
      );
      return { without, figures: examFigures(surestFirst(answers)), worth: pairedDifference(asked(whole), answers) };
    });
}

function rowWithout(row: TrainingRow, blocks: readonly Block[]): TrainingRow {
  return { ...row, occurrences: row.occurrences.filter(({ block }) => !blocks.includes(block)) };
}
