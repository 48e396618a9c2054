import type { SparseVector } from '#ml/features/features.ts';

/** Rows of sparse features, compressed by row (CSR). */
export interface SparseRows {
  readonly rowCount: number;
  readonly featureCount: number;
  /** Row r's entries are at rowStart[r] … rowStart[r + 1] − 1. */
  readonly rowStart: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/** Stacks vectors over a vocabulary of `featureCount` features. */
export function sparseRowsOf(vectors: readonly SparseVector[], featureCount: number): SparseRows {
  const rowStart = new Int32Array(vectors.length + 1);
  for (const [row, vector] of vectors.entries()) rowStart[row + 1] = (rowStart[row] ?? 0) + vector.indices.length;
  const size = rowStart[vectors.length] ?? 0;
  const indices = new Int32Array(size);
  const values = new Float32Array(size);
  for (const [row, vector] of vectors.entries()) {
    indices.set(vector.indices, rowStart[row]);
    values.set(vector.values, rowStart[row]);
  }
  return { rowCount: vectors.length, featureCount, rowStart, indices, values };
}
