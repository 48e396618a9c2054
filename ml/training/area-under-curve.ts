/**
 * Chance that one of `low` is below one of `high`, ties counting half: the area under the ROC curve (Mann-Whitney's U over the product of the counts).
 * 0.5 where either is empty, for then nothing can be told.
 */
export function areaUnderCurve(low: readonly number[], high: readonly number[]): number {
  if (low.length === 0 || high.length === 0) return 0.5;
  const sorted = high.toSorted((a, b) => a - b);
  let pairs = 0;
  for (const number of low) {
    const above = sorted.length - countBelow(sorted, number, true);
    const equal = countBelow(sorted, number, true) - countBelow(sorted, number, false);
    pairs += above + equal / 2;
  }
  return pairs / (low.length * high.length);
}

/** How many of the ascending numbers are below the limit, or also equal to it. */
function countBelow(sorted: readonly number[], limit: number, orEqual: boolean): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const number = sorted[middle] ?? 0;
    if (number < limit || (orEqual && number === limit)) from = middle + 1;
    else to = middle;
  }
  return from;
}
