import type { SparseRows } from '#ml/training/sparse-rows.ts';

/** Values above it leave no float32 for a threshold above them. */
const greatestSize = 1e38;

/**
 * Throws a RangeError that names the row unless its features are within the number of features and strictly ascending, and its values numbers of a size up
 * to 1e38 or NaN (which is missing, as in XGBoost). Everything that reads rows relies on it.
 */
export function checkRows({ rowCount, featureCount, rowStart, indices, values }: SparseRows): void {
  if (rowStart.length !== rowCount + 1) {
    throw new RangeError(`rowStart: ${rowStart.length} entries, ${rowCount} rows want ${rowCount + 1}`);
  }
  for (let row = 0; row < rowCount; row += 1) {
    let before = -1;
    for (let at = rowStart[row] ?? 0; at < (rowStart[row + 1] ?? 0); at += 1) {
      const feature = indices[at] ?? -1;
      if (feature <= before || feature >= featureCount) {
        const problem =
          feature <= before ? `comes after ${before}; features must ascend` : `of ${featureCount} features`;
        throw new RangeError(`row ${row}: feature ${feature} ${problem}`);
      }
      const value = values[at] ?? 0;
      if (Math.abs(value) > greatestSize) {
        throw new RangeError(`row ${row}: the value of feature ${feature} is ${value}; leave it out, or bound it`);
      }
      before = feature;
    }
  }
}
