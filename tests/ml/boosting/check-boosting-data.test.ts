import { expect, test } from 'vitest';
import { checkBoostingData } from '#ml/boosting/check-boosting-data.ts';
import { randomData } from './random-data.ts';

const data = randomData({ rowCount: 5, featureCount: 3, classCount: 2, seed: 1, missing: 0 });
const logistic = { objective: 'binary:logistic', classCount: 1 } as const;
const softprob = { objective: 'multi:softprob', classCount: 3 } as const;

test('accepts what fits', () => {
  expect(() => checkBoostingData(data, logistic)).not.toThrow();
  expect(() => checkBoostingData({ ...data, labels: new Float32Array(15).fill(0.5) }, softprob)).not.toThrow();
});

test.each([
  [{ labels: new Float32Array(4) }, logistic, 'labels: 4 of them, 5 rows want one each'],
  [{ labels: Float32Array.of(0, 1, 2, 0, 1) }, logistic, 'labels: row 2: binary:logistic wants 0 … 1, not 2'],
  [{ labels: Float32Array.of(0, 1, 2, 3, 1) }, softprob, 'labels: row 3: multi:softprob wants classes 0 … 2, not 3'],
  [{ labels: new Float32Array(15).fill(-1) }, softprob, 'labels: row 0: multi:softprob wants weights of at least 0'],
  [{ labels: new Float32Array(7) }, softprob, 'labels: 7 of them, 5 rows of 3 classes want 5 or 15'],
  [{ weights: new Float32Array(2) }, logistic, 'weights: 2 of them, 5 rows want one each'],
  [{ weights: Float32Array.of(1, 1, Number.NaN, 1, 1) }, logistic, 'weights: row 2: NaN is not a weight'],
  [{ baseMargin: new Float32Array(5) }, softprob, 'baseMargin: 5 numbers, 5 rows × 3 want 15'],
  [{ baseMargin: new Float32Array(5).fill(Infinity) }, logistic, 'baseMargin: number 0 is Infinity'],
])('refuses %o', (wrong, options, message) => {
  expect(() => checkBoostingData({ ...data, ...wrong }, options)).toThrow(message);
});

test('refuses to train on nothing, and to watch rows of other features', () => {
  const none = { rows: { ...data.rows, rowCount: 0, rowStart: Int32Array.of(0) }, labels: new Float32Array() };
  expect(() => checkBoostingData(none, logistic)).toThrow('rows: there are none');
  expect(() => checkBoostingData(data, logistic, 4)).toThrow('3 features where the training rows have 4');
});
