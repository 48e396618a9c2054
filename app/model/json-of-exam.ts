import type { ExamWithIntervals } from '#ml/exam/figure-intervals.ts';
import type { Evaluated } from './evaluate-corpus.ts';

/** One JSON object: figures of all alerts at the top, then everything else; figures that have no value are null. */
export function jsonOfExam({ subject, report, ablations }: Evaluated): string {
  const { overall, seen, unseen, byRepository, classes, confusions, reliability, draws } = report;
  const json = {
    subject,
    ...flat(overall),
    bootstrap: draws,
    learnedFromIsKnown: report.knowsWhatItSaw,
    seen: seen && flat(seen),
    unseen: unseen && flat(unseen),
    byRepository: Object.fromEntries([...byRepository].map(([source, exam]) => [source, flat(exam)])),
    classes,
    confusions,
    reliability,
    ablations,
  };
  return `${JSON.stringify(json)}\n`;
}

function flat({ figures, intervals, repositories, method }: ExamWithIntervals): object {
  return { ...figures, repositories, intervals, intervalMethod: method };
}
