import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { classScores, macroF1 } from '#ml/exam/class-scores.ts';
import { onceEach } from '#ml/exam/exam-figures.ts';
import { answer } from './answers.ts';

// Class 0 is told right twice and taken for class 1 once; class 1 is told right once.
const answers = [answer(true, 0.9), answer(true, 0.9), answer(false, 0.9), answer(true, 0.9, { label: 1 })];
const scores = classScores(answers, onceEach(answers.length));

test('gives precision, recall and F1 of the classes that occur', () => {
  expect(scores).toEqual([
    { label: classes[0], count: 3, said: 2, precision: 1, recall: 2 / 3, f1: 0.8, fairRecall: 2 / 3 },
    { label: classes[1], count: 1, said: 2, precision: 0.5, recall: 1, f1: 2 / 3, fairRecall: 1 },
  ]);
});

test('weighs each class the same in macro-F1, also one that only occurs as an answer', () => {
  expect(macroF1(scores)).toBeCloseTo((0.8 + 2 / 3) / 2);
  const missed = classScores([answer(false, 0.9)], onceEach(1));
  expect(missed.map(({ label, precision, recall }) => ({ label, precision, recall }))).toEqual([
    { label: classes[0], precision: null, recall: 0 },
    { label: classes[1], precision: 0, recall: null },
  ]);
  expect(macroF1(missed)).toBe(0);
});
