import type { SparseRows } from './sparse-rows.ts';

/** Rows with each value replaced by a bin, for histogram splits. A feature's bins follow one another; absent values have none. */
export interface BinnedRows {
  readonly rows: SparseRows;
  /** The bin of each entry of `rows`, or −1 for a feature that trees may not use. */
  readonly binOf: Int32Array;
  /** For each bin: its feature, and the least value in it (float32), which is the threshold of a split below it. */
  readonly featureOfBin: Int32Array;
  readonly lowerBound: Float32Array;
}

const quantiles = [0, 0.34, 0.67];

/** Bins every feature that at least `minRows` rows have, into up to three bins of equal weight. */
export function binRows(rows: SparseRows, minRows: number): BinnedRows {
  const valuesOf = new Map<number, number[]>();
  for (const [at, feature] of rows.indices.entries()) {
    const values = valuesOf.get(feature);
    if (values === undefined) valuesOf.set(feature, [rows.values[at] ?? 0]);
    else values.push(rows.values[at] ?? 0);
  }
  const binsOf = new Map<number, readonly number[]>();
  const featureOfBin: number[] = [];
  const lowerBound: number[] = [];
  for (const [feature, values] of [...valuesOf].sort(([a], [b]) => a - b)) {
    if (values.length < minRows) continue;
    values.sort((a, b) => a - b);
    const cuts = new Set(quantiles.map((quantile) => values[Math.floor(quantile * values.length)] ?? 0));
    const bins: number[] = [];
    for (const cut of cuts) {
      bins.push(lowerBound.length);
      featureOfBin.push(feature);
      lowerBound.push(cut);
    }
    binsOf.set(feature, bins);
  }
  const binOf = rows.indices.map((feature, at) => {
    const bins = binsOf.get(feature) ?? [];
    return bins.findLast((bin) => (lowerBound[bin] ?? 0) <= (rows.values[at] ?? 0)) ?? -1;
  });
  return {
    rows,
    binOf,
    featureOfBin: Int32Array.from(featureOfBin),
    lowerBound: Float32Array.from(lowerBound),
  };
}
