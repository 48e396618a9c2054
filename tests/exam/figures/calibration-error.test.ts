import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrationError, type Answer } from './calibration-error.ts';

const answers = fc.array(
  fc.record<Answer>({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() }),
  { minLength: 1 },
);

test('is 0 where eight of ten answers given 0.8 are right', () => {
  const eightOfTen = Array.from({ length: 10 }, (_, place) => ({ confidence: 0.8, right: place < 8 }));
  expect(calibrationError(eightOfTen)).toBeCloseTo(0, 12);
});

test('is the distance of confidence and accuracy in each bin, by how many answers it holds', () => {
  const sureAndWrong = { confidence: 0.9, right: false };
  const unsureAndRight = { confidence: 0.1, right: true };
  expect(calibrationError([sureAndWrong])).toBeCloseTo(0.9, 12);
  expect(calibrationError([sureAndWrong, unsureAndRight, unsureAndRight])).toBeCloseTo(0.9, 12);
});

test('lies between 0 and 1, whatever was answered and in whatever order', () => {
  fc.assert(
    fc.property(answers, (given) => {
      const error = calibrationError(given);
      expect(error).toBeGreaterThanOrEqual(0);
      expect(error).toBeLessThanOrEqual(1);
      expect(calibrationError(given.toReversed())).toBeCloseTo(error, 9);
    }),
  );
});

test('is 0 where nothing was answered', () => {
  expect(calibrationError([])).toBe(0);
});
