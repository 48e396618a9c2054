import type { Mark } from '#tests/exam/mark-record.ts';
import { calibrationError } from './calibration-error.ts';
import { wilsonInterval, type ShareInterval } from './wilson-interval.ts';

/** The figures of a group of judged incidents. */
export interface ExamFigures {
  readonly count: number;
  readonly top1: ShareInterval;
  readonly top3: ShareInterval;
  readonly wrongAndConfident: ShareInterval;
  /** Incidents about which people were told no cause. */
  readonly toldNothing: ShareInterval;
  /** Of those told as a claim and not as a suggestion: how many were right. */
  readonly claimsRight: ShareInterval;
  /** Of the confidence of what was told; 0 to 1. */
  readonly ece: number;
  /** Real milliseconds of the judgements, evidence included, in ascending order. */
  readonly tookMs: readonly number[];
}

export function examFigures(marks: readonly Mark[]): ExamFigures {
  const share = (holds: (mark: Mark) => boolean, of = marks): ShareInterval =>
    wilsonInterval(of.filter(holds).length, of.length);
  const claims = marks.filter(({ judgement }) => judgement.told?.wording === 'claim');
  return {
    count: marks.length,
    top1: share(({ top1 }) => top1),
    top3: share(({ top3 }) => top3),
    wrongAndConfident: share(({ wrongAndConfident }) => wrongAndConfident),
    toldNothing: share(({ judgement }) => judgement.told === null),
    claimsRight: share(({ top1 }) => top1, claims),
    ece: calibrationError(
      marks.flatMap(({ judgement: { told }, top1 }) =>
        told === null ? [] : [{ confidence: told.confidence, right: top1 }],
      ),
    ),
    tookMs: marks.map(({ judgement }) => judgement.tookMs).toSorted((a, b) => a - b),
  };
}
