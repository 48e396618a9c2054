import { expect, test } from 'vitest';
import { readBoostOptions } from '#ml/boosting/boost-options.ts';

test("fills in XGBoost's defaults", () => {
  const options = readBoostOptions({ objective: 'reg:squarederror', rounds: 3 });
  expect(options).toMatchObject({ eta: 0.3, maxDepth: 6, lambda: 1, alpha: 0, gamma: 0, minChildWeight: 1 });
  expect(options).toMatchObject({ subsample: 1, maxBin: 256, baseScore: 0.5, seed: 0, maxDeltaStep: 0 });
});

test.each([
  [{ eta: 0 }, 'eta'],
  [{ subsample: 1.5 }, 'subsample'],
  [{ maxDepth: 0 }, 'maxDepth'],
  [{ maxBin: 1 }, 'maxBin'],
  [{ lambda: -1 }, 'lambda'],
  [{ rounds: 0.5 }, 'rounds'],
  [{ seed: -1 }, 'seed'],
])('refuses %o and names the option', (wrong, name) => {
  const given = { objective: 'reg:squarederror', rounds: 3, ...wrong } as const;
  expect(() => readBoostOptions(given)).toThrow(new RegExp(`^boosting option ${name}: `));
});

test('refuses an option that there is not', () => {
  const given = { objective: 'reg:squarederror', rounds: 3, learningRate: 0.1 } as const;
  expect(() => readBoostOptions(given)).toThrow(/learningRate/);
});

test('wants classes for multi:softprob and for nothing else', () => {
  expect(() => readBoostOptions({ objective: 'multi:softprob', rounds: 1 })).toThrow(/classCount: .*at least 2/);
  expect(() => readBoostOptions({ objective: 'binary:logistic', classCount: 2, rounds: 1 })).toThrow(/classCount/);
});

test('wants a probability for the base score of binary:logistic', () => {
  const given = { objective: 'binary:logistic', rounds: 1 } as const;
  for (const baseScore of [0, 1, -2]) expect(() => readBoostOptions({ ...given, baseScore })).toThrow(/baseScore/);
});
