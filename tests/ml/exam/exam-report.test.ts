import { expect, test } from 'vitest';
import { examReport } from '#ml/exam/exam-report.ts';
import { answer } from './answers.ts';

const draws = { draws: 20, seed: 1 };
const answers = ['a/a', 'a/a', 'b/b', 'c/c'].map((source, at) => answer(at !== 2, 0.8, { source }));

test('reports what the model learned from apart from what it did not', () => {
  const report = examReport(answers, new Set(['a/a']), draws);
  expect(report.seen?.figures).toMatchObject({ count: 2, fair: 1 });
  expect(report.unseen?.figures).toMatchObject({ count: 2, fair: 0.5 });
  expect(report.overall.figures).toMatchObject({ count: 4, fair: 0.75 });
});

test('claims nothing about seen and unseen where nobody knows', () => {
  expect(examReport(answers, null, draws)).toMatchObject({ knowsWhatItSaw: false, seen: null, unseen: null });
  expect(examReport(answers, new Set(), draws)).toMatchObject({ knowsWhatItSaw: true, seen: null });
});

test('gives every repository its own figures', () => {
  const { byRepository } = examReport(answers, null, draws);
  expect([...byRepository].map(([source, { figures, method }]) => [source, figures.fair, method])).toEqual([
    ['a/a', 1, 'Wilson'],
    ['b/b', 0, 'Wilson'],
    ['c/c', 1, 'Wilson'],
  ]);
});
