import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { confusionsIn } from '#ml/exam/confusions.ts';
import { answer } from './answers.ts';

const answers = [
  answer(false, 0.5),
  answer(false, 0.5),
  answer(true, 0.5),
  answer(true, 0.5),
  answer(false, 0.5, { label: 3 }),
];

test('names the commonest mistakes first, with their share of the label', () => {
  expect(confusionsIn(answers, 10)).toEqual([
    { label: classes[0], said: classes[1], count: 2, share: 0.5 },
    { label: classes[3], said: classes[4], count: 1, share: 1 },
  ]);
});

test('stops at the limit', () => {
  expect(confusionsIn(answers, 1)).toHaveLength(1);
});
