import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examFigures, figureNames, surestFirst } from '#ml/exam/exam-figures.ts';
import { answer, anyAnswers } from './answers.ts';

const figuresOf = (answers: Parameters<typeof surestFirst>[0]) => examFigures(surestFirst(answers));

test('measures accuracy on the surest answers', () => {
  const answers = [answer(true, 0.9), answer(false, 0.3), answer(true, 0.8), answer(false, 0.5)];
  expect(figuresOf(answers)).toMatchObject({ count: 4, fair: 0.5, surest25: 1, surest50: 1, surest75: 2 / 3 });
});

test('measures how far confidence is from accuracy', () => {
  const answers = [answer(true, 0.9), answer(true, 0.8), answer(false, 0.5), answer(false, 0.3)];
  expect(figuresOf(answers).ece).toBeCloseTo((0.1 + 0.2 + 0.5 + 0.3) / 4);
});

test('tells what saying unknown costs and is worth', () => {
  const answers = [answer(true, 0.9), answer(false, 0.4, { answered: false }), answer(false, 0.7), answer(true, 0.8)];
  expect(figuresOf(answers)).toMatchObject({ fair: 0.5, answered: 0.75, answeredFair: 2 / 3 });
  expect(figuresOf([answer(true, 0.9, { answered: false })]).answeredFair).toBeNull();
});

test('counts an answer of weight two as if it stood there twice', () => {
  fc.assert(
    fc.property(anyAnswers, fc.infiniteStream(fc.nat(3)), (answers, times) => {
      const sorted = surestFirst(answers);
      const weights = sorted.map(() => Number(times.next().value));
      fc.pre(weights.some((weight) => weight > 0));
      const repeated = sorted.flatMap((one, at) => Array.from({ length: weights[at] ?? 0 }, () => one));
      const [weighed, written] = [examFigures(sorted, weights), examFigures(repeated)];
      for (const name of figureNames) {
        expect(weighed[name] === null).toBe(written[name] === null);
        expect(weighed[name] ?? 0).toBeCloseTo(written[name] ?? 0, 10);
      }
    }),
  );
});

test('keeps every figure between 0 and 1, strict below fair below top-3', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const figures = figuresOf(answers);
      for (const name of figureNames) {
        expect(figures[name] ?? 0).toBeGreaterThanOrEqual(0);
        expect(figures[name] ?? 0).toBeLessThanOrEqual(1);
      }
      expect(figures.strict).toBeLessThanOrEqual(figures.fair);
      expect(figures.fair).toBeLessThanOrEqual(figures.top3);
    }),
  );
});

test('refuses an exam without alerts', () => {
  expect(() => examFigures([])).toThrow(/at least one/);
});
