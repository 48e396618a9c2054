import type { ExamRecord } from '#tests/exam/exam-record.ts';
import { markRecord } from '#tests/exam/mark-record.ts';
import { causeTable } from './cause-table.ts';
import { examFigures, type ExamFigures } from './exam-figures.ts';
import { examGroups } from './exam-groups.ts';
import { sayBounds, type ShareInterval } from './wilson-interval.ts';

/** The figures of an exam in words and tables, for a terminal. */
export function showFigures(records: readonly ExamRecord[]): string {
  const marks = records.map(markRecord).filter((mark) => mark !== null);
  const unjudged = records.filter((record) => markRecord(record) === null);
  const groups = examGroups.flatMap(({ what, holds }) => {
    const inGroup = marks.filter(holds);
    return inGroup.length === 0 ? [] : [`${what}: ${sayFigures(examFigures(inGroup))}`];
  });
  const causes = causeTable(marks).map(
    ({ cause, count, top1, top3, insteadOf }) =>
      `  ${cause.padEnd(30)} ${top1} of ${count} first, ${top3} among three${insteadOf.length === 0 ? '' : `; instead: ${insteadOf.join(', ')}`}`,
  );
  const silent = unjudged.map(({ plan }) => `  ${plan.cause}: ${plan.fault} at ${plan.service} (#${plan.index})`);
  return [...groups, 'By cause:', ...causes, ...(silent.length === 0 ? [] : ['No incident to judge:', ...silent])].join(
    '\n',
  );
}

/** E.g. `312 incidents; top 1 86.2 % (81.9–89.6), …`. */
function sayFigures(figures: ExamFigures): string {
  return [
    `${figures.count} incidents`,
    `top 1 ${sayShare(figures.top1)}`,
    `top 3 ${sayShare(figures.top3)}`,
    `wrong and confident ${sayShare(figures.wrongAndConfident)}`,
    `told nothing ${sayShare(figures.toldNothing)}`,
    `claims right ${sayShare(figures.claimsRight)}`,
    `ECE ${figures.ece.toFixed(3)}`,
  ].join('; ');
}

function sayShare(interval: ShareInterval): string {
  return interval.count === 0 ? 'of none' : `${(interval.share * 100).toFixed(1)} % (${sayBounds(interval)})`;
}
