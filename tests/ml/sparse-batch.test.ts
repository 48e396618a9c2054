import { expect, test } from 'vitest';
import { batchOf } from '#ml/sparse-batch.ts';

test('pads short vectors with value 0, so that padding adds nothing', () => {
  const batch = batchOf([
    { indices: Int32Array.of(3, 5), values: Float32Array.of(1, 2) },
    { indices: Int32Array.of(), values: Float32Array.of() },
  ]);
  expect(batch.shape).toEqual([2, 2]);
  expect([...batch.indices]).toEqual([3, 5, 0, 0]);
  expect([...batch.values]).toEqual([1, 2, 0, 0]);
});

test('is never empty: a vector without features still makes a row', () => {
  expect(batchOf([{ indices: Int32Array.of(), values: Float32Array.of() }]).shape).toEqual([1, 1]);
});
