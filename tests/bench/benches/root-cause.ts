import type { Figure, RunBench } from '#tests/bench/bench.ts';
import { median, quantile } from '#tests/bench/quantile.ts';
import { drawIncident } from '#tests/exam/draw-incident.ts';
import { examineAll } from '#tests/exam/examine-all.ts';
import { examDrawing } from '#tests/exam/exam-drawing.ts';
import type { ExamRecord } from '#tests/exam/exam-record.ts';
import { field } from '#tests/exam/field.ts';
import { causeTable, type CauseRow } from '#tests/exam/figures/cause-table.ts';
import { examFigures } from '#tests/exam/figures/exam-figures.ts';
import { examGroups, type ExamGroup } from '#tests/exam/figures/exam-groups.ts';
import { sayBounds, type ShareInterval } from '#tests/exam/figures/wilson-interval.ts';
import { markRecord, type Mark } from '#tests/exam/mark-record.ts';
import { sayRecord } from '#tests/exam/say-record.ts';

/** Nine rounds of the 37 causes. */
const usualPoints = 333;
const quickPoints = 3;

/** How often the cause that people are told is the true one, over generated incidents of every cause. */
export const rootCause: RunBench = async ({ quick, points = quick ? quickPoints : usualPoints, seed = 1, say }) => {
  const plans = Array.from({ length: points }, (_, index) => drawIncident(examDrawing, field, seed, index));
  const records = await examineAll(plans, {
    location: { kind: 'memory' },
    onRecord: (record) => say(sayRecord(record)),
  });
  const marks = records.map(markRecord).filter((mark) => mark !== null);
  const silent = records.filter((record) => markRecord(record) === null);
  return {
    figures: [...examGroups.flatMap((group) => figuresOf(group, marks.filter(group.holds))), ...costs(records, marks)],
    notes: [...notesOn(points, seed, silent), ...causeTable(marks).map(sayCause)],
  };
};

function figuresOf({ id, what }: ExamGroup, marks: readonly Mark[]): readonly Figure[] {
  if (marks.length === 0) return [];
  const figures = examFigures(marks);
  const share = (name: string, words: string, interval: ShareInterval): Figure => ({
    id: `${id}/${name}`,
    what: `${what} (${marks.length}): ${words}, ${sayBounds(interval)}`,
    unit: '%',
    median: interval.share * 100,
  });
  return [
    share('top-1', 'told the true cause', figures.top1),
    share('top-3', 'true cause among three', figures.top3),
    share('wrong-and-confident', 'told a wrong one at 0.8 or more', figures.wrongAndConfident),
    share('told-nothing', 'told none', figures.toldNothing),
    { id: `${id}/ece`, what: `${what} (${marks.length}): calibration error`, unit: '%', median: figures.ece * 100 },
  ];
}

function costs(records: readonly ExamRecord[], marks: readonly Mark[]): readonly Figure[] {
  const tookMs = marks
    .filter(({ record }) => record.plan.missing?.how !== 'hangs')
    .map(({ judgement }) => judgement.tookMs);
  if (tookMs.length === 0) return [];
  const cpuSeconds = records.map(({ cpuMs }) => cpuMs / 1000);
  return [
    {
      id: 'judgement',
      what: 'A judgement, evidence included',
      unit: 'ms',
      median: median(tookMs),
      p95: quantile(tookMs, 0.95),
    },
    { id: 'cpu', what: 'CPU time of an incident, its simulation included', unit: 's', median: median(cpuSeconds) },
  ];
}

function notesOn(points: number, seed: number, silent: readonly ExamRecord[]): readonly string[] {
  const unheard = silent.map(({ plan }) => `${plan.fault} at ${plan.service} (#${plan.index})`);
  return [
    `${points} incidents of the exam’s drawing, seed ${seed}, each on a platform of its own; every cause comes equally often. The ratios were tuned on another drawing (tests/exam/tuning-drawing.ts), with other platforms, services, times and decoys.`,
    'The platform’s Alertmanager posts to the webhook; ingestion, correlation and assessment are the app’s own, over an embedded database, and its clients meet the sandbox over the wire. Bounds are Wilson’s at 95 %. The calibration error is over 15 bins of what was told.',
    'A missing source refuses connections, answers 503 or hangs; a hanging one is waited for 3 s here, and is left out of the time of a judgement.',
    ...(unheard.length === 0
      ? []
      : [`No alert made an incident of: ${unheard.join('; ')}. They are not in the shares.`]),
  ];
}

function sayCause({ cause, count, top1, top3, insteadOf }: CauseRow): string {
  const instead = insteadOf.length === 0 ? '' : `; told instead: ${insteadOf.join(', ')}`;
  return `${cause}: ${top1} of ${count} told, ${top3} among three${instead}.`;
}
