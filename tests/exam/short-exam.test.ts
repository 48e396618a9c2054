import { beforeAll, describe, expect, test } from 'vitest';
import { migratedLocation } from '#tests/support/migrated-location.ts';
import { drawIncident } from './draw-incident.ts';
import { examDrawing } from './exam-drawing.ts';
import type { ExamRecord } from './exam-record.ts';
import { examineAll } from './examine-all.ts';
import { field } from './field.ts';
import { markRecord, type Mark } from './mark-record.ts';

/** None of the seeds whose figures are published. */
const seed = 20_261;
/** Half a round, in which no cause comes twice: what a suite has time for. */
const count = 18;
const plans = Array.from({ length: count }, (_, index) => drawIncident(examDrawing, field, seed, index));

describe('the short exam: incidents of half of the causes', () => {
  let records: readonly ExamRecord[] = [];
  let marks: readonly Mark[] = [];
  beforeAll(async () => {
    records = await examineAll(plans, { location: await migratedLocation() });
    marks = records.map(markRecord).filter((mark) => mark !== null);
  }, 600_000);

  test('every fault makes an incident', () => {
    const silent = records.filter(({ judgement }) => judgement === null).map(({ plan }) => plan.fault);
    expect(silent).toEqual([]);
  });

  test('the true cause is among the first three in at least eight of ten', () => {
    const missed = marks.filter(({ top3 }) => !top3).map(({ record }) => record.plan.cause);
    expect(missed.length).toBeLessThanOrEqual(Math.floor(count * 0.2));
  });

  test('the cause that people are told is the true one in at least seven of ten', () => {
    const wrong = marks
      .filter(({ top1 }) => !top1)
      .map(({ record, judgement }) => `${record.plan.cause}: ${judgement.told?.cause ?? 'nothing'}`);
    expect(wrong.length).toBeLessThanOrEqual(Math.floor(count * 0.3));
  });

  test('nobody is told a cause that cites nothing', () => {
    const groundless = marks.filter(({ judgement: { told } }) => told !== null && told.citations === 0);
    expect(groundless).toEqual([]);
  });

  test('a source that is out of order is named', () => {
    for (const { record, judgement } of marks) {
      const { missing } = record.plan;
      if (missing === null) continue;
      expect(judgement.unavailable.map(({ source }) => source)).toContain(missing.source);
    }
  });

  test('probabilities of all causes and of none of them add up to 1', () => {
    for (const { judgement } of marks) {
      const sum = judgement.ranked.reduce((total, { probability }) => total + probability, judgement.other);
      expect(sum).toBeCloseTo(1, 9);
    }
  });
});

test('an incident leaves nothing behind for the next', async () => {
  const [first, second] = plans;
  if (!first || !second) throw new Error('two plans are needed');
  const calm = { ...first, missing: null };
  const [alone, , after] = await examineAll([calm, second, calm], { location: await migratedLocation() });
  expect(seenIn(after)).toEqual(seenIn(alone));
  expect(after?.judgement?.alerts).toEqual(alone?.judgement?.alerts);
}, 120_000);

function seenIn(record: ExamRecord | undefined): readonly string[] {
  const findings = record?.judgement?.findings ?? [];
  return findings.map(({ id, present }) => `${id}: ${present}`).toSorted();
}
