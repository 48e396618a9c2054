import { classes } from '#domain/classification.ts';

/** The margins or probabilities (rows × classes) of some rows, in their order. */
export function take(values: Float64Array, rows: readonly number[]): Float64Array {
  const classCount = classes.length;
  const taken = new Float64Array(rows.length * classCount);
  for (const [at, row] of rows.entries()) {
    taken.set(values.subarray(row * classCount, (row + 1) * classCount), at * classCount);
  }
  return taken;
}
