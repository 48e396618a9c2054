import { expect, test } from 'vitest';
import { vocabularyOf } from '#ml/features/vocabulary.ts';
import { modelMargins } from '#ml/training/model-parts.ts';
import { sparseRowsOf } from '#ml/training/sparse-rows.ts';

test('adds bias, weights and trees up', () => {
  const parts = {
    vocabulary: vocabularyOf(['word:a'], Float32Array.of(1)),
    linear: { classCount: 2, weights: Float32Array.of(2, -2), bias: Float32Array.of(0.5, 0) },
    trees: [{ targetClass: 1, nodes: [{ kind: 'leaf' as const, value: 10 }] }],
    temperature: 1,
  };
  const rows = sparseRowsOf([{ indices: Int32Array.of(0), values: Float32Array.of(3) }], 1);
  expect([...modelMargins(parts, rows)]).toEqual([6.5, 4]);
});
