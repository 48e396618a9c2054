import { calibrationBins } from './calibration-bins.ts';
import type { CalibrationBin } from './calibration-bins.ts';
import { classScores } from './class-scores.ts';
import type { ClassScore } from './class-scores.ts';
import { confusionsIn } from './confusions.ts';
import type { Confusion } from './confusions.ts';
import { usualDraws } from './draw-sources.ts';
import type { Draws } from './draw-sources.ts';
import type { ExamAnswer } from './exam-answer.ts';
import { onceEach } from './exam-figures.ts';
import { figureIntervals } from './figure-intervals.ts';
import type { ExamWithIntervals } from './figure-intervals.ts';

const shownConfusions = 15;

/** All that an exam tells. */
export interface ExamReport {
  readonly overall: ExamWithIntervals;
  /**
   * Answers to alerts of repositories that the model learned from, and to those of others. Both null where the model does not say what it
   * learned from; one of them null where there are none.
   */
  readonly seen: ExamWithIntervals | null;
  readonly unseen: ExamWithIntervals | null;
  /** Whether the model says what it learned from. */
  readonly knowsWhatItSaw: boolean;
  readonly byRepository: ReadonlyMap<string, ExamWithIntervals>;
  readonly classes: readonly ClassScore[];
  readonly confusions: readonly Confusion[];
  readonly reliability: readonly CalibrationBin[];
  readonly draws: Draws;
}

/**
 * Reads everything off marked answers. `learnedFrom` names the repositories that the model was trained on; null where nobody knows.
 * Repositories come by name. Throws a RangeError without answers.
 */
export function examReport(
  answers: readonly ExamAnswer[],
  learnedFrom: ReadonlySet<string> | null,
  draws: Draws = usualDraws,
): ExamReport {
  const some = (chosen: readonly ExamAnswer[]): ExamWithIntervals | null =>
    chosen.length === 0 ? null : figureIntervals(chosen, draws);
  const sources = [...new Set(answers.map(({ source }) => source))].sort();
  const weights = onceEach(answers.length);
  return {
    overall: figureIntervals(answers, draws),
    seen: learnedFrom === null ? null : some(answers.filter(({ source }) => learnedFrom.has(source))),
    unseen: learnedFrom === null ? null : some(answers.filter(({ source }) => !learnedFrom.has(source))),
    knowsWhatItSaw: learnedFrom !== null,
    byRepository: new Map(
      sources.map((source) => [
        source,
        figureIntervals(
          answers.filter((answer) => answer.source === source),
          draws,
        ),
      ]),
    ),
    classes: classScores(answers, weights),
    confusions: confusionsIn(answers, shownConfusions),
    reliability: calibrationBins(answers, weights),
    draws,
  };
}
