import type { ExamRecord, Judgement } from './exam-record.ts';
import { rightCauses } from './showings.ts';

/** What an answer was worth. */
export interface Mark {
  readonly record: ExamRecord;
  readonly judgement: Judgement;
  /** The cause that people were told is a right one. Who is told none is told nothing right. */
  readonly top1: boolean;
  /** A right cause is among the first three: the one that people were told, then the most probable others. */
  readonly top3: boolean;
  /** Told with at least this confidence, and wrong. */
  readonly wrongAndConfident: boolean;
}

const confidentFrom = 0.8;

/** Marks one record; null where there was no incident to judge. */
export function markRecord(record: ExamRecord): Mark | null {
  const { judgement } = record;
  if (judgement === null) return null;
  const { told } = judgement;
  const right = rightCauses(record.plan);
  const top1 = told !== null && right.has(told.cause);
  const others = judgement.ranked.map(({ cause }) => cause).filter((cause) => cause !== told?.cause);
  const firstThree = [...(told === null ? [] : [told.cause]), ...others].slice(0, 3);
  return {
    record,
    judgement,
    top1,
    top3: firstThree.some((cause) => right.has(cause)),
    wrongAndConfident: told !== null && !top1 && told.confidence >= confidentFrom,
  };
}
