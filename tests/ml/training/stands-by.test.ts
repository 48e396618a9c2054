import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { standsBy } from '#ml/training/stands-by.ts';

const calibration = {
  temperature: 1,
  curve: { slope: 1, shift: 0 },
  threshold: 0.6,
  leastKnownShare: 0.5,
  leastEvidence: 4,
};
const row = (first: number) => Float64Array.from(classes, (_, c) => (c === 0 ? first : 0));
const judged = (margin: number, confidence: number, known: number) =>
  standsBy({ margins: row(margin), probabilities: row(confidence), knownShare: [known] }, calibration)[0];

test.each([
  ['sure of something familiar', 8, 0.9, 1, true],
  ['unsure', 8, 0.59, 1, false],
  ['at the very bar', 8, 0.6, 0.5, true],
  ['among strangers', 8, 0.9, 0.4, false],
  ['without evidence', 0.5, 0.9, 1, false],
])('stands by an answer or not: %s', (_, margin, confidence, known, wanted) => {
  expect(judged(margin, confidence, known)).toBe(wanted);
});

test('never stands by an alert of which it knows no word, however low the bar', () => {
  const none = { ...calibration, leastKnownShare: 0 };
  expect(standsBy({ margins: row(9), probabilities: row(1), knownShare: [0] }, none)).toEqual([false]);
});
