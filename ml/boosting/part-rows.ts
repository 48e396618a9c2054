import type { BinnedRows } from './bin-rows.ts';
import type { RowSegment } from './histogram.ts';

/** What decides to which side a row goes. */
export interface Side {
  readonly feature: number;
  readonly bin: number;
  readonly defaultLeft: boolean;
}

/**
 * Moves the rows that go left to the front of the segment, keeping the order on both sides, and returns where the right ones begin. `spare` holds as
 * many rows as the segment has.
 */
export function partRows(binned: BinnedRows, { order, from, to }: RowSegment, side: Side, spare: Int32Array): number {
  let middle = from;
  let right = 0;
  for (let at = from; at < to; at += 1) {
    const row = order[at] ?? 0;
    if (goesLeft(binned, row, side)) {
      order[middle] = row;
      middle += 1;
    } else {
      spare[right] = row;
      right += 1;
    }
  }
  order.set(spare.subarray(0, right), middle);
  return middle;
}

/** Whether a row goes left, by search among its ascending bins. */
export function goesLeft({ rowStart, bins, featureStart }: BinnedRows, row: number, side: Side): boolean {
  const start = rowStart[row] ?? 0;
  const first = featureStart[side.feature] ?? 0;
  let low = start;
  let high = rowStart[row + 1] ?? 0;
  // A row that misses none of the features before this one has it at just this place.
  const guess = start + side.feature;
  if (guess < high && (bins[guess] ?? 0) >= first) {
    high = guess;
    if (guess === start || (bins[guess - 1] ?? 0) < first) low = guess;
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bins[middle] ?? 0) < first) low = middle + 1;
    else high = middle;
  }
  const bin = low < (rowStart[row + 1] ?? 0) ? (bins[low] ?? 0) : Infinity;
  return bin < (featureStart[side.feature + 1] ?? 0) ? bin <= side.bin : side.defaultLeft;
}
