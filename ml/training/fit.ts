import { classes } from '#domain/classification.ts';
import { vectorOf } from '#ml/features/features.ts';
import { occurrencesIn } from '#ml/features/occurrences.ts';
import type { Occurrence } from '#ml/features/occurrences.ts';
import { learnVocabulary } from '#ml/features/vocabulary.ts';
import type { Vocabulary } from '#ml/features/vocabulary.ts';
import type { LabelledAlert } from './labelled-alert.ts';
import { fitSoftmaxRegression } from './softmax-regression.ts';
import type { LinearModel } from './softmax-regression.ts';
import { sparseRowsOf } from './sparse-rows.ts';
import type { SparseRows } from './sparse-rows.ts';
import { targetsOf } from './targets.ts';

/** A row to learn from: a labelled alert with its features read once for all folds, and what it is. */
export interface TrainingRow extends LabelledAlert {
  readonly occurrences: readonly Occurrence[];
  /** Written for this project, or a rule of a corpus. */
  readonly kind: 'example' | 'rule';
  /** With the rule's expression, or as a sender without expressions would have sent it. */
  readonly view: 'whole' | 'blind';
}

/** Reads alerts as they are. */
export function wholeRows(alerts: readonly LabelledAlert[], kind: TrainingRow['kind']): readonly TrainingRow[] {
  return alerts.map((labelled) => ({ ...labelled, occurrences: occurrencesIn(labelled.alert), kind, view: 'whole' }));
}

/** Each row, and once more without its expression where it has one: an alert is to be read as well when its sender gave none. */
export function withBlindRows(rows: readonly TrainingRow[]): readonly TrainingRow[] {
  const blind = rows.filter(({ alert }) => alert.expression !== '').map(blindRow);
  return [...rows, ...blind];
}

function blindRow(row: TrainingRow): TrainingRow {
  return { ...row, occurrences: row.occurrences.filter(({ place }) => place !== 'rule'), view: 'blind' };
}

export interface LinearOptions {
  readonly l2: number;
  readonly maxIterations: number;
}

/** A vocabulary with the linear model learned over it. */
export interface LinearFit {
  readonly vocabulary: Vocabulary;
  readonly linear: LinearModel;
}

/** Learns vocabulary and linear model. */
export function fitLinear(rows: readonly TrainingRow[], options: LinearOptions): LinearFit {
  const vocabulary = learnVocabulary(rows);
  const linear = fitSoftmaxRegression(rowsOf(rows, vocabulary), targetsOf(rows), classes.length, options);
  return { vocabulary, linear };
}

/** The rows' features over a vocabulary. */
export function rowsOf(rows: readonly TrainingRow[], vocabulary: Vocabulary): SparseRows {
  return sparseRowsOf(
    rows.map(({ occurrences }) => vectorOf(occurrences, vocabulary)),
    vocabulary.features.length,
  );
}
