import { expect, test } from 'vitest';
import { figureIntervals } from '#ml/exam/figure-intervals.ts';
import { wilsonInterval } from '#ml/exam/wilson-interval.ts';
import { seededRandom } from '#ml/training/random.ts';
import { answer } from './answers.ts';

/** Repositories of ten rules; every rule of one is right, or none is. */
const repositories = (count: number, shareRight: number) =>
  Array.from({ length: count }, (_, at) =>
    Array.from({ length: 10 }, () => answer(at < shareRight * count, 0.7, { source: `r/${at}` })),
  ).flat();

test('is as unsure as there are few repositories, however many rules they have', () => {
  const { intervals, method, figures } = figureIntervals(repositories(20, 0.8));
  expect({ method, count: figures.count, fair: figures.fair }).toEqual({
    method: 'cluster bootstrap by repository',
    count: 200,
    fair: 0.8,
  });
  const clustered = intervals.fair?.high ?? 0;
  const asIfRulesWereIndependent = wilsonInterval(0.8, 200).high;
  expect(clustered).toBeGreaterThan(asIfRulesWereIndependent);
  expect(intervals.fair?.low).toBeGreaterThan(0.5);
});

test('holds the true accuracy in nearly all exams', () => {
  const random = seededRandom(11);
  const held = Array.from({ length: 60 }, () => {
    const answers = Array.from({ length: 30 }, (_, at) => {
      const ofThis = random() < 0.5 ? 0.9 : 0.5;
      return Array.from({ length: 8 }, () => answer(random() < ofThis, 0.7, { source: `r/${at}` }));
    }).flat();
    const { intervals } = figureIntervals(answers, { draws: 100, seed: 1 });
    return intervals.fair !== null && intervals.fair.low <= 0.7 && intervals.fair.high >= 0.7;
  });
  const share = held.filter(Boolean).length;
  expect(share).toBeGreaterThanOrEqual(51);
});

test("goes by Wilson's formula where there is one repository", () => {
  const answers = repositories(1, 1).map((one, at) => (at < 3 ? answer(false, 0.6) : { ...one, source: 'a/b' }));
  const { intervals, method } = figureIntervals(answers);
  expect(method).toBe('Wilson');
  expect(intervals.fair).toEqual(wilsonInterval(0.7, 10));
  expect(intervals.surest50).toEqual(wilsonInterval(1, 5));
  expect(intervals.macroF1?.high).toBeGreaterThan(intervals.macroF1?.low ?? 1);
});

test('gives no interval to a figure without a value', () => {
  const silent = ['a/a', 'b/b'].map((source) => answer(true, 0.9, { source, answered: false }));
  const { figures, intervals } = figureIntervals(silent, { draws: 20, seed: 1 });
  expect({ value: figures.answeredFair, interval: intervals.answeredFair }).toEqual({ value: null, interval: null });
});

test('is the same for equal answers and draws', () => {
  const answers = repositories(6, 0.5);
  expect(figureIntervals(answers)).toEqual(figureIntervals(answers));
});

test('does not take it for certain that all are right because all were', () => {
  const { figures, intervals } = figureIntervals(repositories(5, 1), { draws: 20, seed: 1 });
  expect(figures.fair).toBe(1);
  expect(intervals.fair).toEqual(wilsonInterval(1, 50));
});
