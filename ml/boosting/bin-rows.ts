import type { SparseRows } from '#ml/training/sparse-rows.ts';
import { quantileCuts } from './quantile-cuts.ts';

/** Rows with values replaced by bins, for histogram splits. The bins of a feature follow one another; missing values have none. */
export interface BinnedRows {
  readonly rowCount: number;
  readonly featureCount: number;
  /** Row r's entries are at rowStart[r] … rowStart[r + 1] − 1, ascending by feature and so by bin. */
  readonly rowStart: Int32Array;
  /** Bin of each entry. */
  readonly bins: Int32Array;
  readonly binCount: number;
  readonly featureOfBin: Int32Array;
  /** Feature f's bins are featureStart[f] … featureStart[f + 1] − 1; none where no row has the feature. */
  readonly featureStart: Int32Array;
  /** What a split below the next bin compares with: each bin's upper bound. */
  readonly upperBound: Float32Array;
  /** For each feature a number below all its values: the threshold that parts having a value from missing it. */
  readonly floor: Float32Array;
  /** 1 for a feature that every row has. */
  readonly complete: Uint8Array;
}

/** What a row counts for in the quantiles of its features; null where all count the same. */
export type RowWeight = ((row: number) => number) | null;

/** Bins every feature into up to `maxBin` bins. The rows must have been checked. */
export function binRows(rows: SparseRows, weightOf: RowWeight, maxBin: number): BinnedRows {
  const columns = columnsOf(rows);
  const { featureCount } = rows;
  const featureStart = new Int32Array(featureCount + 1);
  const floor = new Float32Array(featureCount);
  const complete = new Uint8Array(featureCount);
  const bounds: Float32Array[] = [];
  const binOfEntry = new Int32Array(rows.indices.length).fill(-1);
  for (let feature = 0; feature < featureCount; feature += 1) {
    const from = columns.start[feature] ?? 0;
    const entries = columns.entries.subarray(from, columns.start[feature + 1]);
    const firstBin = featureStart[feature] ?? 0;
    complete[feature] = entries.length === rows.rowCount ? 1 : 0;
    const cuts = entries.length === 0 ? new Float32Array() : cutsOf(entries, rows, columns.rowOf, weightOf, maxBin);
    for (const entry of entries) binOfEntry[entry] = firstBin + binOf(cuts, rows.values[entry] ?? 0);
    floor[feature] = floorOf(entries, rows.values);
    bounds.push(cuts);
    featureStart[feature + 1] = firstBin + cuts.length;
  }
  const binCount = featureStart[featureCount] ?? 0;
  const upperBound = new Float32Array(binCount);
  const featureOfBin = new Int32Array(binCount);
  for (const [feature, cuts] of bounds.entries()) {
    upperBound.set(cuts, featureStart[feature]);
    featureOfBin.fill(feature, featureStart[feature], featureStart[feature + 1]);
  }
  return {
    ...presentEntries(rows, binOfEntry),
    featureCount,
    binCount,
    featureOfBin,
    featureStart,
    upperBound,
    floor,
    complete,
  };
}

interface Columns {
  /** Feature f's entries are entries[start[f]] … entries[start[f + 1] − 1], by row. */
  readonly start: Int32Array;
  readonly entries: Int32Array;
  readonly rowOf: Int32Array;
}

/** Entries by feature; missing values (NaN) have none. */
function columnsOf({ rowCount, featureCount, rowStart, indices, values }: SparseRows): Columns {
  const start = new Int32Array(featureCount + 1);
  const rowOf = new Int32Array(indices.length);
  for (const [entry, feature] of indices.entries()) {
    if (!Number.isNaN(values[entry])) start[feature + 1] = (start[feature + 1] ?? 0) + 1;
  }
  for (let feature = 0; feature < featureCount; feature += 1) {
    start[feature + 1] = (start[feature] ?? 0) + (start[feature + 1] ?? 0);
  }
  const next = start.slice();
  const entries = new Int32Array(start[featureCount] ?? 0);
  for (let row = 0; row < rowCount; row += 1) {
    for (let entry = rowStart[row] ?? 0; entry < (rowStart[row + 1] ?? 0); entry += 1) {
      rowOf[entry] = row;
      if (Number.isNaN(values[entry])) continue;
      const feature = indices[entry] ?? 0;
      const at = next[feature] ?? 0;
      entries[at] = entry;
      next[feature] = at + 1;
    }
  }
  return { start, entries, rowOf };
}

function cutsOf(
  entries: Int32Array,
  { values }: SparseRows,
  rowOf: Int32Array,
  weightOf: RowWeight,
  maxBin: number,
): Float32Array {
  if (weightOf === null) {
    const alike = { values: Float32Array.from(entries, (entry) => values[entry] ?? 0).sort() };
    return quantileCuts({ ...alike, weights: new Float64Array(entries.length).fill(1) }, maxBin);
  }
  const sorted = entries.toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const weighted = {
    values: Float32Array.from(sorted, (entry) => values[entry] ?? 0),
    weights: Float64Array.from(sorted, (entry) => weightOf(rowOf[entry] ?? 0)),
  };
  return quantileCuts(weighted, maxBin);
}

function floorOf(entries: Int32Array, values: Float32Array): number {
  let least = Infinity;
  for (const entry of entries) least = Math.min(least, values[entry] ?? 0);
  return least === Infinity ? 0 : least - (Math.abs(least) + 1e-5);
}

/** The first bin whose upper bound is above the value. */
function binOf(cuts: Float32Array, value: number): number {
  let low = 0;
  let high = cuts.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value < (cuts[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The rows without their missing entries. */
function presentEntries(rows: SparseRows, binOfEntry: Int32Array): Pick<BinnedRows, 'rowCount' | 'rowStart' | 'bins'> {
  const bins = binOfEntry.filter((bin) => bin >= 0);
  const rowStart = new Int32Array(rows.rowCount + 1);
  for (let row = 0; row < rows.rowCount; row += 1) {
    let count = 0;
    for (let entry = rows.rowStart[row] ?? 0; entry < (rows.rowStart[row + 1] ?? 0); entry += 1) {
      if ((binOfEntry[entry] ?? -1) >= 0) count += 1;
    }
    rowStart[row + 1] = (rowStart[row] ?? 0) + count;
  }
  return { rowCount: rows.rowCount, rowStart, bins };
}
