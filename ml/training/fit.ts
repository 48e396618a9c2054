import { classes } from '#domain/classification.ts';
import type { HistoryRecord } from '#domain/history.ts';
import { contextVectorOf } from '#ml/features/context.ts';
import { vectorOf } from '#ml/features/features.ts';
import { occurrencesIn } from '#ml/features/occurrences.ts';
import type { Occurrence } from '#ml/features/occurrence.ts';
import { learnVocabulary } from '#ml/features/vocabulary.ts';
import type { Vocabulary } from '#ml/features/vocabulary.ts';
import type { LabelledAlert } from './labelled-alert.ts';
import { rowWeights } from './row-weights.ts';
import { fitSoftmaxRegression } from './softmax-regression.ts';
import type { LinearModel } from './softmax-regression.ts';
import { sparseRowsOf } from './sparse-rows.ts';
import type { SparseRows } from './sparse-rows.ts';
import { targetsOf } from './targets.ts';

/** A row to learn from: a labelled alert with its features read once for all folds, and what it is. */
export interface TrainingRow extends LabelledAlert {
  readonly occurrences: readonly Occurrence[];
  /** Written for this project, a rule of a corpus, or an incident of a team's past. */
  readonly kind: 'example' | 'rule' | 'history';
  /** With the rule's expression, or as a sender without expressions would have sent it. */
  readonly view: 'whole' | 'blind';
  /** What `contextVectorOf` says; null where nothing was recorded around the alert. */
  readonly context: Float32Array | null;
}

/** Reads alerts as they are. */
export function wholeRows(alerts: readonly LabelledAlert[], kind: TrainingRow['kind']): readonly TrainingRow[] {
  return alerts.map((labelled) => ({
    ...labelled,
    occurrences: occurrencesIn(labelled.alert),
    kind,
    view: 'whole',
    context: null,
  }));
}

/** Each row, and once more without its expression where it has one: an alert is to be read as well when its sender gave none. */
export function withBlindRows(rows: readonly TrainingRow[]): readonly TrainingRow[] {
  const blind = rows.filter(({ alert }) => alert.expression !== '').map(blindRow);
  return [...rows, ...blind];
}

function blindRow(row: TrainingRow): TrainingRow {
  return { ...row, occurrences: occurrencesIn({ ...row.alert, expression: '' }), view: 'blind' };
}

/** Stretches of time that a history is cut into: each is judged by models that know the others. */
const historyStretches = 4;

/**
 * The labelled incidents of a history, oldest first, with what was known around them. A team's alerts come again, so they are cross-validated by time and
 * not by author: the source of a row is its stretch.
 */
export function historyRows(records: readonly HistoryRecord[]): readonly TrainingRow[] {
  const labelled = records.flatMap((record) => (record.label === null ? [] : [{ ...record, label: record.label }]));
  return labelled.map(({ alert, label, alternatives, context }, at) => ({
    alert,
    label,
    alternatives,
    source: `history/${Math.floor((at * historyStretches) / labelled.length)}`,
    licence: 'the team’s own',
    occurrences: occurrencesIn(alert),
    kind: 'history',
    view: 'whole',
    context: contextVectorOf(context),
  }));
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
  const weights = rowWeights(rows);
  const targets = targetsOf(rows).map((target, at) => target * (weights[Math.floor(at / classes.length)] ?? 1));
  const linear = fitSoftmaxRegression(rowsOf(rows, vocabulary), targets, classes.length, options);
  return { vocabulary, linear };
}

/** The rows' features over a vocabulary. */
export function rowsOf(rows: readonly TrainingRow[], vocabulary: Vocabulary): SparseRows {
  return sparseRowsOf(
    rows.map(({ occurrences }) => vectorOf(occurrences, vocabulary)),
    vocabulary.features.length,
  );
}
