/**
 * Splits rows into folds that never divide a source: a score on rows whose repository was trained on flatters. The largest sources are
 * dealt first, each to the fold with fewest rows; equal input gives equal folds. Returns each row's fold.
 */
export function foldsBySource(sources: readonly string[], foldCount: number): Int32Array {
  const sizes = new Map<string, number>();
  for (const source of sources) sizes.set(source, (sizes.get(source) ?? 0) + 1);
  if (sizes.size < foldCount) {
    throw new RangeError(
      `cannot make ${foldCount} folds of ${sizes.size} sources; lower the number of folds or add sources`,
    );
  }
  const rows = Array.from<number>({ length: foldCount }).fill(0);
  const foldOf = new Map<string, number>();
  for (const [source, size] of [...sizes].sort(([a, sizeA], [b, sizeB]) => sizeB - sizeA || (a < b ? -1 : 1))) {
    const fold = rows.indexOf(Math.min(...rows));
    foldOf.set(source, fold);
    rows[fold] = (rows[fold] ?? 0) + size;
  }
  return Int32Array.from(sources, (source) => foldOf.get(source) ?? 0);
}
