import { expect, test } from 'vitest';
import { sparseRowsOf } from '#ml/training/sparse-rows.ts';

test('stacks vectors, empty ones too', () => {
  const rows = sparseRowsOf(
    [
      { indices: Int32Array.of(1, 4), values: Float32Array.of(0.5, 2) },
      { indices: Int32Array.of(), values: Float32Array.of() },
      { indices: Int32Array.of(0), values: Float32Array.of(1) },
    ],
    5,
  );
  expect([...rows.rowStart]).toEqual([0, 2, 2, 3]);
  expect([...rows.indices]).toEqual([1, 4, 0]);
  expect([...rows.values]).toEqual([0.5, 2, 1]);
});
