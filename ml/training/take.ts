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

/** The other way round: writes values (rows × classes) to the given rows of `into`. */
export function place(values: Float64Array, rows: readonly number[], into: Float64Array): void {
  const classCount = classes.length;
  for (const [at, row] of rows.entries()) {
    into.set(values.subarray(at * classCount, (at + 1) * classCount), row * classCount);
  }
}
