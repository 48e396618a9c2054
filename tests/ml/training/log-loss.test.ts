import { expect, test } from 'vitest';
import { logLoss } from '#ml/training/log-loss.ts';

test('is ln(classes) for a model that knows nothing, and near 0 for one that knows', () => {
  expect(logLoss(Float64Array.of(0, 0, 0), Float32Array.of(0, 1, 0), 3, 1)).toBeCloseTo(Math.log(3));
  expect(logLoss(Float64Array.of(0, 50, 0), Float32Array.of(0, 1, 0), 3, 1)).toBeCloseTo(0);
});

test('is a mean over target weight', () => {
  const once = logLoss(Float64Array.of(1, 2), Float32Array.of(1, 0.4), 2, 1);
  const twice = logLoss(Float64Array.of(1, 2, 1, 2), Float32Array.of(1, 0.4, 1, 0.4), 2, 1);
  expect(twice).toBeCloseTo(once);
});
