import { expect, test } from 'vitest';
import { readLibsvm } from '#ml/boosting/read-libsvm.ts';

test('skips comments and empty lines, and counts the features itself where it is not told', () => {
  const { rows, labels } = readLibsvm('# a matrix\n1 0:2 4:-1e-3 # a row\r\n\n0\n');
  expect([...labels]).toEqual([1, 0]);
  expect(rows).toMatchObject({ rowCount: 2, featureCount: 5, rowStart: Int32Array.of(0, 2, 2) });
  expect([...rows.values]).toEqual([2, Math.fround(-1e-3)]);
});

test.each([
  ['x 0:1', 'line 1: label: "x" is not a number'],
  ['1 0:1\n1 zero:1', 'line 2: "zero:1" is not feature:value'],
  ['1 0:nan', 'line 1: feature 0: "nan" is not a number'],
  ['1 3:1 2:1', 'line 1: feature 2 comes after 3; sort them'],
  ['1 2:1 2:1', 'line 1: feature 2 comes after 2; sort them'],
  ['1 5:1', 'line 1: feature 5, there are 5 counted from 0'],
])('refuses %o', (text, message) => {
  expect(() => readLibsvm(text, 5)).toThrow(message);
});
