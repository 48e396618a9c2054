import { expect, test } from 'vitest';
import { checkRows } from '#ml/boosting/check-rows.ts';

function rowsOf(indices: readonly number[], values: readonly number[]) {
  return {
    rowCount: 2,
    featureCount: 3,
    rowStart: Int32Array.of(0, 1, indices.length),
    indices: Int32Array.from(indices),
    values: Float32Array.from(values),
  };
}

test('accepts ascending features and numbers, NaN among them', () => {
  expect(() => checkRows(rowsOf([2, 0, 2], [1, Number.NaN, -0]))).not.toThrow();
});

test.each([
  [[0, 2, 1], [1, 1, 1], 'row 1: feature 1 comes after 2; features must ascend'],
  [[0, 1, 1], [1, 1, 1], 'row 1: feature 1 comes after 1; features must ascend'],
  [[0, 1, 3], [1, 1, 1], 'row 1: feature 3 of 3 features'],
  [[-1, 1, 2], [1, 1, 1], 'row 0: feature -1 comes after -1'],
  [[0, 1, 2], [1, Infinity, 1], 'row 1: the value of feature 1 is Infinity'],
  [[0, 1, 2], [1, -3e38, 1], 'row 1: the value of feature 1 is -3'],
])('refuses features %o with values %o', (indices, values, message) => {
  expect(() => checkRows(rowsOf(indices, values))).toThrow(message);
});

test('refuses row starts that are not one more than the rows', () => {
  expect(() => checkRows({ ...rowsOf([0], [1]), rowStart: Int32Array.of(0, 1) })).toThrow('2 entries, 2 rows want 3');
});
