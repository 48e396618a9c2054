import type { SparseVector } from './features/features.ts';

/** Sparse vectors side by side as the graph takes them: [batch, length], short ones padded with feature 0 of value 0. */
export interface SparseBatch {
  readonly shape: readonly [batch: number, length: number];
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/** Packs vectors for one run; the length is that of the longest, and at least 1. */
export function batchOf(vectors: readonly SparseVector[]): SparseBatch {
  const length = Math.max(1, ...vectors.map((vector) => vector.indices.length));
  const indices = new Int32Array(vectors.length * length);
  const values = new Float32Array(vectors.length * length);
  for (const [row, vector] of vectors.entries()) {
    indices.set(vector.indices, row * length);
    values.set(vector.values, row * length);
  }
  return { shape: [vectors.length, length], indices, values };
}
