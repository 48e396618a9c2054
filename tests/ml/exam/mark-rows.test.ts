import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { markRows } from '#ml/exam/mark-rows.ts';

const asked = [
  { source: 'a/b', label: classes[2], alternatives: [] },
  { source: 'c/d', label: classes[0], alternatives: [] },
];
const probabilities = new Float64Array(2 * classes.length).fill(0.01);
probabilities[2] = 0.66;
probabilities[classes.length + 5] = 0.66;

test('marks each alert by its own row of probabilities', () => {
  expect(markRows(asked, probabilities)).toMatchObject([
    { source: 'a/b', strict: true, confidence: 0.66, answered: true },
    { source: 'c/d', strict: false, first: classes[5], answered: true },
  ]);
});

test('notes which answers the classifier does not stand by', () => {
  expect(markRows(asked, probabilities, [true, false]).map(({ answered }) => answered)).toEqual([true, false]);
});
