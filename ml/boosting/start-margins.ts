/**
 * Margins before the first tree, rowCount × outputs: the base margins that rows bring (copied), or the model's own for each row. Throws a
 * RangeError when the rows' are of another number.
 */
export function startMargins(own: Float32Array, rowCount: number, brought: Float32Array | undefined): Float32Array {
  if (brought !== undefined) {
    if (brought.length === rowCount * own.length) return brought.slice();
    throw new RangeError(`baseMargin: ${brought.length} numbers, ${rowCount} rows × ${own.length} outputs are wanted`);
  }
  const margins = new Float32Array(rowCount * own.length);
  for (let row = 0; row < rowCount; row += 1) margins.set(own, row * own.length);
  return margins;
}
