import type { AlertClass } from '#domain/classification.ts';
import { classes } from '#domain/classification.ts';
import type { ExamAnswer } from './exam-answer.ts';

/** How one class was told. Precision and recall are strict; null where there is nothing to divide by. */
export interface ClassScore {
  readonly label: AlertClass;
  /** Alerts with this label. */
  readonly count: number;
  /** Alerts that were taken for it. */
  readonly said: number;
  readonly precision: number | null;
  readonly recall: number | null;
  /** Harmonic mean of the two; 0 where the class was never told right. */
  readonly f1: number;
  /** Share of its alerts that got this class or an alternative of theirs. */
  readonly fairRecall: number | null;
}

const indexOf: ReadonlyMap<AlertClass, number> = new Map(classes.map((label, index) => [label, index]));

/** Scores of the classes that occur, as labels or as answers, in the taxonomy's order; `weights` says how often each answer counts. */
export function classScores(answers: readonly ExamAnswer[], weights: ArrayLike<number>): readonly ClassScore[] {
  const [count, said, right, fair] = [0, 0, 0, 0].map(() => new Float64Array(classes.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (const [at, answer] of answers.entries()) {
    const weight = weights[at] ?? 0;
    const label = indexOf.get(answer.label) ?? 0;
    const first = indexOf.get(answer.first) ?? 0;
    count[label] = (count[label] ?? 0) + weight;
    said[first] = (said[first] ?? 0) + weight;
    if (answer.strict) right[label] = (right[label] ?? 0) + weight;
    if (answer.fair) fair[label] = (fair[label] ?? 0) + weight;
  }
  return classes.flatMap((label, c): readonly ClassScore[] => {
    const [labelled, taken, both] = [count[c] ?? 0, said[c] ?? 0, right[c] ?? 0];
    if (labelled + taken === 0) return [];
    return [
      {
        label,
        count: labelled,
        said: taken,
        precision: ratio(both, taken),
        recall: ratio(both, labelled),
        f1: (2 * both) / (labelled + taken),
        fairRecall: ratio(fair[c] ?? 0, labelled),
      },
    ];
  });
}

/** Mean F1 over the classes that occur as labels or as answers, each counting the same: what scikit-learn calls `average='macro'`. */
export function macroF1(scores: readonly ClassScore[]): number {
  return scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length;
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
