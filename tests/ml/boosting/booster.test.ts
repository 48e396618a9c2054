import { expect, test } from 'vitest';
import { firstRounds, untilBestRound } from '#ml/boosting/booster.ts';
import { trainBooster } from '#ml/boosting/train-booster.ts';
import { randomData } from './random-data.ts';

const data = randomData({ rowCount: 30, featureCount: 3, classCount: 3, seed: 1 });
const { booster } = trainBooster(data, { objective: 'multi:softprob', classCount: 3, rounds: 4 });

test('is cut after its first rounds, with the trees of all outputs', () => {
  const cut = firstRounds(booster, 2);
  expect(cut.trees).toEqual(booster.trees.slice(0, 6));
  expect(cut.roundStart).toEqual([0, 3, 6]);
  expect(firstRounds(booster, 0).trees).toEqual([]);
});

test('refuses more rounds than there are', () => {
  expect(() => firstRounds(booster, 5)).toThrow(new RangeError('rounds: 5 asked for, the booster has 4'));
  expect(() => firstRounds(booster, 1.5)).toThrow(RangeError);
});

test('is used up to its best round where one was looked for', () => {
  expect(untilBestRound({ ...booster, bestRound: 1 }).trees).toHaveLength(6);
  expect(untilBestRound({ ...booster, bestRound: 3 }).trees).toHaveLength(12);
  expect(untilBestRound(booster)).toBe(booster);
});
