import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import type { HistoryRecord } from '#domain/history.ts';
import { straightCurve } from '#ml/training/confidence-curve.ts';
import { fitLinear, historyRows, rowsOf } from '#ml/training/fit.ts';
import type { TrainingRow } from '#ml/training/fit.ts';
import { crossValidate } from '#ml/training/cross-validate.ts';
import { learnContext } from '#ml/training/learn-context.ts';
import { modelProbabilities } from '#ml/training/model-parts.ts';
import type { ModelParts } from '#ml/training/model-parts.ts';
import { seededRandom } from '#ml/training/random.ts';
import { simulatedHistory } from '#ml/training/simulated-history.ts';
import { toyAlerts } from './rows.ts';

const linearOptions = { l2: 1e-3, maxIterations: 15 };
const calibration = {
  temperature: 1,
  curve: straightCurve,
  threshold: 0.5,
  leastKnownShare: 0,
  leastEvidence: 0,
};
const past = (world: number, seed: number, count: number): readonly HistoryRecord[] =>
  simulatedHistory({ world, seed, count, from: new Date('2026-01-01T00:00:00Z') });
const learn = (rows: readonly TrainingRow[]) =>
  learnContext(
    rows,
    crossValidate(rows, { foldCount: 4, linear: linearOptions }, () => undefined),
    calibration,
  );

/** Whether each row's first answer is its label. */
function marksOf(parts: ModelParts, rows: readonly TrainingRow[], contexts: boolean): readonly boolean[] {
  const given = rows.map(({ context }) => (contexts ? context : null));
  const probabilities = modelProbabilities(parts, rowsOf(rows, parts.vocabulary), given);
  return rows.map(({ label }, row) => {
    const ofRow = probabilities.subarray(row * classes.length, (row + 1) * classes.length);
    return classes[ofRow.indexOf(Math.max(...ofRow))] === label;
  });
}

/** Bounds between which 95 % of the means of resampled differences lie. */
function confidenceInterval(differences: readonly number[]): readonly [low: number, high: number] {
  const random = seededRandom(7);
  const means = Array.from({ length: 1000 }, () => {
    let sum = 0;
    for (let draw = 0; draw < differences.length; draw += 1) {
      sum += differences[Math.floor(random() * differences.length)] ?? 0;
    }
    return sum / differences.length;
  }).sort((a, b) => a - b);
  return [means[25] ?? 0, means[974] ?? 0];
}

test.each([101, 102])(
  'circumstances are worth something where words leave it open: on another stretch of world %i the model answers far better with them',
  (world) => {
    const rows = historyRows(past(world, world + 1, 400));
    const { part, exam } = learn(rows);
    expect(part).not.toBeNull();
    const parts: ModelParts = {
      ...fitLinear(rows, linearOptions),
      temperature: 1,
      curve: straightCurve,
      context: part,
    };
    const asked = historyRows(past(world, world + 2, 500));
    const [without, knowing] = [marksOf(parts, asked, false), marksOf(parts, asked, true)];
    const [low] = confidenceInterval(knowing.map((right, row) => Number(right) - Number(without[row])));
    expect(low).toBeGreaterThan(0.15);
    // What the exam by time promised on the training history is what another stretch keeps.
    const kept = knowing.filter(Boolean).length / knowing.length;
    const promised = (exam ?? []).filter(({ strict }) => strict).length / (exam?.length ?? 1);
    expect(Math.abs(kept - promised)).toBeLessThan(0.12);
  },
);

test('leaves circumstances out where the words say it all', () => {
  const told = toyAlerts(60, 4);
  const records = past(103, 5, told.length).map((record, at) => ({ ...record, ...told[(at * 7) % told.length] }));
  const { part, grounds } = learn(historyRows(records));
  expect(part).toBeNull();
  expect(grounds).toContain('left out');
});

test('leaves circumstances alone where there is too little history', () => {
  const { part, grounds } = learn(historyRows(past(104, 6, 40)));
  expect(part).toBeNull();
  expect(grounds).toBe('40 past incidents; circumstances are learned from 100 on');
});
