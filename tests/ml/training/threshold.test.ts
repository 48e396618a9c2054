import { expect, test } from 'vitest';
import { abstentionThreshold } from '#ml/training/threshold.ts';

const answers = (count: number, confidence: number, right: number) =>
  Array.from({ length: count }, (_, at) => ({ confidence, fair: at < right }));

test('is the lowest confidence from which on the wanted share of answers is right', () => {
  const marked = [...answers(10, 0.3, 4), ...answers(10, 0.55, 9), ...answers(10, 0.9, 10)];
  expect(abstentionThreshold(marked, 0.9)).toBe(0.31);
  expect(abstentionThreshold(marked, 0.97)).toBe(0.56);
});

test('is never above the wanted share: a calibrated confidence that high keeps the promise by itself', () => {
  expect(abstentionThreshold(answers(10, 0.95, 5), 0.9)).toBe(0.9);
});
