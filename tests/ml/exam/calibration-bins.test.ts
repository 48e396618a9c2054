import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrationBins, calibrationError } from '#ml/exam/calibration-bins.ts';
import { onceEach } from '#ml/exam/exam-figures.ts';
import { answer, anyAnswers } from './answers.ts';

test('puts every answer into one bin that holds its confidence', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const bins = calibrationBins(answers, onceEach(answers.length));
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(answers.length);
      for (const { from, to, count, confidence } of bins) {
        if (count === 0) continue;
        expect(confidence).toBeGreaterThanOrEqual(from - 1e-12);
        expect(confidence).toBeLessThanOrEqual(to + 1e-12);
      }
    }),
  );
});

test('finds no error where confidence is accuracy, and all of it where certainty is always wrong', () => {
  const honest = [answer(true, 0.75), answer(true, 0.75), answer(true, 0.75), answer(false, 0.75)];
  expect(calibrationError(calibrationBins(honest, onceEach(4)))).toBeCloseTo(0);
  expect(calibrationError(calibrationBins([answer(false, 1)], onceEach(1)))).toBe(1);
});
