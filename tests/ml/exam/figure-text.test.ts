import { expect, test } from 'vitest';
import { figureIntervals } from '#ml/exam/figure-intervals.ts';
import { figureText, percentText, pointsText, withInterval } from '#ml/exam/figure-text.ts';
import { answer } from './answers.ts';

test('writes shares with their intervals, and a dash for what has no value', () => {
  expect(percentText(0.8413)).toBe('84.1 %');
  expect(withInterval(0.841, { low: 0.81, high: 0.869 })).toBe('84.1 % (81.0–86.9)');
  expect(withInterval(0.841, null)).toBe('84.1 %');
  expect(withInterval(null, null)).toBe('–');
});

test('writes differences in points with their sign', () => {
  expect(pointsText({ value: 0.012, low: -0.003, high: 0.02 })).toBe('+1.2 (−0.3 … +2.0)');
});

test('writes shares in percent, and macro-F1 and ECE as they are', () => {
  const exam = figureIntervals([answer(true, 0.9), answer(true, 0.9)], { draws: 20, seed: 1 });
  expect(figureText('fair', exam)).toBe('100.0 % (34.2–100.0)');
  expect(figureText('ece', exam)).toMatch(/^0\.100 \(0\.\d{3}–0\.\d{3}\)$/);
});
