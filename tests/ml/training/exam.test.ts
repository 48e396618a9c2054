import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import type { AlertClass } from '#domain/classification.ts';
import { examine, markAnswers } from '#ml/training/exam.ts';
import { textOf } from '#tests/ml/alerts.ts';

const example = (label: AlertClass, alternatives: readonly AlertClass[] = []) => ({
  alert: textOf({}),
  label,
  alternatives,
  source: 'a/b',
  licence: 'MIT',
});
/** One row of probabilities: what is named, the rest shared by the others. */
const row = (named: Partial<Record<AlertClass, number>>): number[] => {
  const left = 1 - Object.values(named).reduce((sum, p) => sum + p, 0);
  return classes.map((label) => named[label] ?? left / (classes.length - Object.keys(named).length));
};

const examples = [
  example('data.queue_backlog'),
  example('data.replication_lag', ['data.ingestion_delay']),
  example('application.oom_kill'),
  example('security.secret_exposure'),
];
const probabilities = Float64Array.from([
  ...row({ 'data.queue_backlog': 0.9 }),
  ...row({ 'data.ingestion_delay': 0.8 }),
  ...row({ 'application.crash_loop': 0.5, 'application.oom_kill': 0.4 }),
  ...row({ 'application.crash_loop': 0.3 }),
]);

test('tells strict from fair, top-3 and category', () => {
  const figures = examine(examples, probabilities);
  expect(figures).toMatchObject({ count: 4, strict: 0.25, fair: 0.5, top3: 0.75, category: 0.75 });
});

test('measures accuracy on the surest answers', () => {
  expect(examine(examples, probabilities)).toMatchObject({ surest25: 1, surest50: 1, surest75: 2 / 3 });
});

test('measures how far confidence is from accuracy', () => {
  expect(examine(examples, probabilities).ece).toBeCloseTo((0.1 + 0.2 + 0.5 + 0.3) / 4);
});

test('marks each answer with its confidence', () => {
  const marked = markAnswers(examples, probabilities);
  expect(marked.map(({ fair }) => fair)).toEqual([true, true, false, false]);
  expect(marked[0]?.confidence).toBeCloseTo(0.9);
});
