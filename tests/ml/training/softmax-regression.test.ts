import { expect, test } from 'vitest';
import { fitSoftmaxRegression, linearMargins } from '#ml/training/softmax-regression.ts';
import { softmax } from '#ml/training/softmax.ts';
import { sparseRowsOf } from '#ml/training/sparse-rows.ts';
import { randomRows } from './rows.ts';

const options = { l2: 1e-3, maxIterations: 200 };

test('learns classes that can be told apart', () => {
  const rows = sparseRowsOf(
    Array.from({ length: 30 }, (_, row) => ({ indices: Int32Array.of(row % 3), values: Float32Array.of(1) })),
    3,
  );
  const targets = new Float32Array(30 * 3);
  for (let row = 0; row < 30; row += 1) targets[row * 3 + (row % 3)] = 1;
  const probabilities = softmax(linearMargins(fitSoftmaxRegression(rows, targets, 3, options), rows), 3, 1);
  for (let row = 0; row < 30; row += 1) expect(probabilities[row * 3 + (row % 3)]).toBeGreaterThan(0.9);
});

test('ends where the gradient is zero: for every class the mean probability is the mean target', () => {
  const rows = randomRows(60, 12, 1);
  const targets = Float32Array.from({ length: 60 * 3 }, (_, at) => (at % 3 === (at * 7) % 5 ? 1 : 0.2));
  const model = fitSoftmaxRegression(rows, targets, 3, options);
  const probabilities = softmax(linearMargins(model, rows), 3, 1);
  for (let c = 0; c < 3; c += 1) {
    let expected = 0;
    let predicted = 0;
    for (let row = 0; row < 60; row += 1) {
      const ofRow = targets.subarray(row * 3, row * 3 + 3);
      expected += ofRow[c] ?? 0;
      predicted += (probabilities[row * 3 + c] ?? 0) * ofRow.reduce((sum, target) => sum + target, 0);
    }
    expect(predicted / expected).toBeCloseTo(1, 2);
  }
});

test('gives the same model for the same data, bit for bit', () => {
  const rows = randomRows(40, 10, 2);
  const targets = Float32Array.from({ length: 40 * 3 }, (_, at) => (at % 4 === 0 ? 1 : 0));
  expect(fitSoftmaxRegression(rows, targets, 3, options)).toEqual(fitSoftmaxRegression(rows, targets, 3, options));
});
