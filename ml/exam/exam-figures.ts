import { calibrationBins, calibrationError } from './calibration-bins.ts';
import { classScores, macroF1 } from './class-scores.ts';
import type { ExamAnswer } from './exam-answer.ts';

/** Figures of an exam in the order in which they are shown. All but ECE are better the larger they are; all are from 0 to 1. */
export const figureNames = [
  'fair',
  'strict',
  'top3',
  'category',
  'macroF1',
  'surest25',
  'surest50',
  'surest75',
  'ece',
  'answered',
  'answeredFair',
] as const;
export type FigureName = (typeof figureNames)[number];

/** What each figure says. */
export const figureWords = {
  fair: 'top-1, fair: the first class is the label or an acceptable alternative',
  strict: 'top-1, strict: the first class is the label',
  top3: 'top-3, fair: one of the first three is acceptable',
  category: 'category: the first class’s category is the label’s',
  macroF1: 'macro-F1, strict: mean over the classes',
  surest25: 'fair accuracy on the surest 25 %',
  surest50: 'fair accuracy on the surest 50 %',
  surest75: 'fair accuracy on the surest 75 %',
  ece: 'ECE: expected calibration error of the first class, 15 bins',
  answered: 'answered: share of alerts that are not called unknown',
  answeredFair: 'fair accuracy of the answers given',
} as const satisfies Record<FigureName, string>;

/** Figures of one exam; `answeredFair` is null where no answer was given. */
export interface ExamFigures extends Readonly<Record<Exclude<FigureName, 'answeredFair'>, number>> {
  readonly count: number;
  readonly answeredFair: number | null;
}

/** The answers as `examFigures` wants them: surest first, equal ones in the order given. */
export function surestFirst(answers: readonly ExamAnswer[]): readonly ExamAnswer[] {
  return answers.toSorted((a, b) => b.confidence - a.confidence);
}

/**
 * Figures of answers that come surest first; `weights` says how often each answer counts (a whole number; once when left out).
 * Throws a RangeError when nothing counts: there is no figure of an empty exam.
 */
export function examFigures(sorted: readonly ExamAnswer[], weights = onceEach(sorted.length)): ExamFigures {
  const sum = (counts: (answer: ExamAnswer) => boolean): number =>
    sorted.reduce((total, answer, at) => (counts(answer) ? total + (weights[at] ?? 0) : total), 0);
  const count = sum(() => true);
  if (count === 0) throw new RangeError('an exam needs at least one alert');
  const answered = sum((answer) => answer.answered);
  return {
    count,
    fair: sum(({ fair }) => fair) / count,
    strict: sum(({ strict }) => strict) / count,
    top3: sum(({ top3 }) => top3) / count,
    category: sum(({ category }) => category) / count,
    macroF1: macroF1(classScores(sorted, weights)),
    surest25: fairOfFirst(sorted, weights, Math.ceil(0.25 * count)),
    surest50: fairOfFirst(sorted, weights, Math.ceil(0.5 * count)),
    surest75: fairOfFirst(sorted, weights, Math.ceil(0.75 * count)),
    ece: calibrationError(calibrationBins(sorted, weights)),
    answered: answered / count,
    answeredFair: answered === 0 ? null : sum((answer) => answer.answered && answer.fair) / answered,
  };
}

/** Weights with which every answer counts once. */
export function onceEach(count: number): ArrayLike<number> {
  return new Uint8Array(count).fill(1);
}

function fairOfFirst(sorted: readonly ExamAnswer[], weights: ArrayLike<number>, wanted: number): number {
  let [left, fair] = [wanted, 0];
  for (let at = 0; left > 0 && at < sorted.length; at += 1) {
    const taken = Math.min(left, weights[at] ?? 0);
    left -= taken;
    if (sorted[at]?.fair === true) fair += taken;
  }
  return fair / wanted;
}
