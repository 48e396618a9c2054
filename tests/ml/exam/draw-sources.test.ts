import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawSources, middleOf } from '#ml/exam/draw-sources.ts';
import { answer, anyAnswers } from './answers.ts';

test('draws whole repositories: the answers of one always count alike', () => {
  fc.assert(
    fc.property(anyAnswers, fc.nat(), (answers, seed) => {
      const sources = [...new Set(answers.map(({ source }) => source))];
      fc.pre(sources.length > 1);
      for (const weights of drawSources(answers, { draws: 5, seed })) {
        const times = sources.map(
          (source) => new Set(answers.flatMap((one, at) => (one.source === source ? [weights[at] ?? 0] : []))),
        );
        expect(times.every((different) => different.size === 1)).toBe(true);
        const drawn = times.reduce((sum, different) => sum + [...different].reduce((one, more) => one + more, 0), 0);
        expect(drawn).toBe(sources.length);
      }
    }),
  );
});

test('draws the answers one by one where there is a single repository', () => {
  const answers = [answer(true, 0.9), answer(false, 0.8), answer(true, 0.7)];
  const drawn = [...drawSources(answers, { draws: 50, seed: 3 })].map((weights) =>
    weights.reduce((sum, one) => sum + one, 0),
  );
  expect(new Set(drawn)).toEqual(new Set([3]));
});

test('draws equally for equal seeds, and otherwise for others', () => {
  const answers = ['a/a', 'b/b', 'c/c', 'd/d'].map((source) => answer(true, 0.9, { source }));
  const drawn = (seed: number) => Array.from(drawSources(answers, { draws: 20, seed }), (weights) => [...weights]);
  expect(drawn(1)).toEqual(drawn(1));
  expect(drawn(1)).not.toEqual(drawn(2));
});

test('takes the middle 95 % of values', () => {
  const { low, high } = middleOf(Array.from({ length: 1001 }, (_, at) => 1000 - at));
  expect(low).toBeCloseTo(25);
  expect(high).toBeCloseTo(975);
});
