import type { ExamAnswer } from '#ml/exam/exam-answer.ts';
import { markRows } from '#ml/exam/mark-rows.ts';
import { placesOf } from '#ml/features/vocabulary.ts';
import { familiarityOf } from '#ml/novelty.ts';
import type { Calibration } from './calibration.ts';
import { rowsOf } from './fit.ts';
import type { TrainingRow } from './fit.ts';
import { modelProbabilities } from './model-parts.ts';
import type { ModelParts } from './model-parts.ts';
import { linearMargins } from './softmax-regression.ts';
import { standsBy } from './stands-by.ts';

/** What there is to examine after a training. */
export interface Examined {
  readonly rows: readonly TrainingRow[];
  /** Answers to the rows by models and calibrations that had not seen their sources. */
  readonly answers: readonly ExamAnswer[];
  /** Answers to the history's rows with their circumstances; null where nothing was learned of these. */
  readonly circumstances: readonly ExamAnswer[] | null;
  readonly parts: ModelParts;
  readonly calibration: Calibration;
  /** Rules of repositories that nothing was learned from. */
  readonly outsiders: readonly TrainingRow[];
}

/** The exam that a card is about: by repository where there are rules, else by grammar family. */
export const mainExams = ['rules, by repository', 'written examples, by grammar family'] as const;

/** Whether a row takes part in the exam that a card is about. */
export function isAskedInMain(rows: readonly TrainingRow[]): (row: TrainingRow) => boolean {
  const wanted = rows.some(({ kind }) => kind === 'rule') ? 'rule' : 'example';
  return ({ kind, view }) => kind === wanted && view === 'whole';
}

/** The exams of a training, by name. All but the last are cross-validated; the last is the finished model's. An exam without rows is left out. */
export function examsOf(examined: Examined): Readonly<Record<string, readonly ExamAnswer[]>> {
  const { rows, answers, circumstances } = examined;
  const of = (kind: TrainingRow['kind'], view: TrainingRow['view']): readonly ExamAnswer[] =>
    answers.filter((_, at) => rows[at]?.kind === kind && rows[at].view === view);
  const sat = {
    'rules, by repository': of('rule', 'whole'),
    'rules without their expressions, by repository': of('rule', 'blind'),
    'written examples, by grammar family': of('example', 'whole'),
    'the team’s history by its words alone, by time': of('history', 'whole'),
    'the team’s history with its circumstances, by time': circumstances ?? [],
    'rules of repositories that were left out': ofOutsiders(examined),
  } satisfies Readonly<Record<string, readonly ExamAnswer[]>> & Record<(typeof mainExams)[number], unknown>;
  return Object.fromEntries(Object.entries(sat).filter(([, marked]) => marked.length > 0));
}

function ofOutsiders({ parts, calibration, outsiders }: Examined): readonly ExamAnswer[] {
  const { vocabulary, linear } = parts;
  const features = rowsOf(outsiders, vocabulary);
  const nowhere = outsiders.map(() => null);
  const probabilities = modelProbabilities(parts, features, nowhere);
  const knownShare = outsiders.map(
    ({ occurrences }) => familiarityOf(occurrences, placesOf(occurrences, vocabulary)).share,
  );
  const answered = standsBy({ margins: linearMargins(linear, features), probabilities, knownShare }, calibration);
  return markRows(outsiders, probabilities, answered);
}
