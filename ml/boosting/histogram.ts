import type { BinnedRows } from './bin-rows.ts';

/** Sums of derivatives by bin: G of bin b at 2b, H at 2b + 1. */
export type Histogram = Float64Array;

/** Rows of a node: `order[from] … order[to − 1]`. */
export interface RowSegment {
  readonly order: Int32Array;
  readonly from: number;
  readonly to: number;
}

/** Adds the rows' derivatives (g, h at 2r, 2r + 1 of `pairs`) to the bins of their entries. */
export function addToHistogram(
  { rowStart, bins }: BinnedRows,
  pairs: Float32Array,
  { order, from, to }: RowSegment,
  histogram: Histogram,
): void {
  for (let at = from; at < to; at += 1) {
    const row = order[at] ?? 0;
    const g = pairs[2 * row] ?? 0;
    const h = pairs[2 * row + 1] ?? 0;
    const end = rowStart[row + 1] ?? 0;
    for (let entry = rowStart[row] ?? 0; entry < end; entry += 1) {
      const place = 2 * (bins[entry] ?? 0);
      histogram[place] = (histogram[place] ?? 0) + g;
      histogram[place + 1] = (histogram[place + 1] ?? 0) + h;
    }
  }
}

/** Likewise, and sets the bit of each bin in `touched` (32 bins a word). */
export function addToSparseHistogram(
  { rowStart, bins }: BinnedRows,
  pairs: Float32Array,
  { order, from, to }: RowSegment,
  histogram: Histogram,
  touched: Int32Array,
): void {
  for (let at = from; at < to; at += 1) {
    const row = order[at] ?? 0;
    const g = pairs[2 * row] ?? 0;
    const h = pairs[2 * row + 1] ?? 0;
    const end = rowStart[row + 1] ?? 0;
    for (let entry = rowStart[row] ?? 0; entry < end; entry += 1) {
      const bin = bins[entry] ?? 0;
      const place = 2 * bin;
      histogram[place] = (histogram[place] ?? 0) + g;
      histogram[place + 1] = (histogram[place + 1] ?? 0) + h;
      touched[bin >>> 5] = (touched[bin >>> 5] ?? 0) | (1 << (bin & 31));
    }
  }
}

/** Writes the bins whose bit is set to `list`, ascending, and clears the bits; returns how many. */
export function takeTouched(touched: Int32Array, list: Int32Array): number {
  let count = 0;
  for (let word = 0; word < touched.length; word += 1) {
    let bits = touched[word] ?? 0;
    if (bits === 0) continue;
    touched[word] = 0;
    while (bits !== 0) {
      const lowest = bits & -bits;
      list[count] = 32 * word + (31 - Math.clz32(lowest));
      count += 1;
      bits ^= lowest;
    }
  }
  return count;
}

/** Leaves in `whole` what is not in `part`: the histogram of a node less one child's is the other child's. */
export function subtractHistogram(whole: Histogram, part: Histogram): void {
  for (let place = 0; place < whole.length; place += 1) whole[place] = (whole[place] ?? 0) - (part[place] ?? 0);
}
