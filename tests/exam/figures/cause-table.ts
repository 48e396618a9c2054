import type { Mark } from '#tests/exam/mark-record.ts';

/** How one true cause was judged. */
export interface CauseRow {
  readonly cause: string;
  readonly count: number;
  readonly top1: number;
  readonly top3: number;
  /** What was told instead, most often first, e.g. `bad_rollout ×2`; `nothing` where no cause was told. */
  readonly insteadOf: readonly string[];
}

/** One row a true cause, those with the least share of right answers first. */
export function causeTable(marks: readonly Mark[]): readonly CauseRow[] {
  const byCause = Map.groupBy(marks, ({ record }) => record.plan.cause);
  return [...byCause]
    .map(([cause, ofCause]): CauseRow => ({
      cause,
      count: ofCause.length,
      top1: ofCause.filter(({ top1 }) => top1).length,
      top3: ofCause.filter(({ top3 }) => top3).length,
      insteadOf: counted(
        ofCause.filter(({ top1 }) => !top1).map(({ judgement }) => judgement.told?.cause ?? 'nothing'),
      ),
    }))
    .toSorted((a, b) => a.top1 / a.count - b.top1 / b.count || a.cause.localeCompare(b.cause));
}

function counted(words: readonly string[]): readonly string[] {
  return [...Map.groupBy(words, (word) => word)]
    .toSorted(([a, left], [b, right]) => right.length - left.length || a.localeCompare(b))
    .map(([word, all]) => `${word} ×${all.length}`);
}
