import { expect, test } from 'vitest';
import { historyRecordSchema } from '#domain/history.ts';
import { simulatedHistory } from '#ml/training/simulated-history.ts';
import { situations } from '#ml/training/simulated-situations.ts';

const from = new Date('2026-01-01T00:00:00Z');
const history = simulatedHistory({ world: 1, seed: 2, count: 400, from });

test('gives the same history for the same options, and another for another seed', () => {
  expect(simulatedHistory({ world: 1, seed: 2, count: 400, from })).toEqual(history);
  expect(simulatedHistory({ world: 1, seed: 3, count: 400, from })).not.toEqual(history);
});

test('writes records as a team would, in order of time', () => {
  for (const record of history) expect(historyRecordSchema.parse(record)).toEqual(record);
  const times = history.map(({ context }) => context.at.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('leaves open in words what happened: every wording stands for several classes', () => {
  const classesOf = new Map<string, Set<string | null>>();
  for (const { alert, label } of history) {
    classesOf.set(alert.name, (classesOf.get(alert.name) ?? new Set()).add(label));
  }
  for (const labels of classesOf.values()) expect(labels.size).toBeGreaterThan(5);
});

test('tells in the circumstances what happened: after a release a service mostly fails in one way', () => {
  const birch = history.filter(
    ({ context }) => context.service === 'birch' && (context.minutesSinceDeployment ?? 9999) < 25,
  );
  const counts = new Map<string | null, number>();
  for (const { label } of birch) counts.set(label, (counts.get(label) ?? 0) + 1);
  expect(Math.max(...counts.values()) / birch.length).toBeGreaterThan(0.5);
});

test('draws from situations whose shares add up to 1', () => {
  expect(situations.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
});
