/**
 * The smallest sample that at least `share` (0–1) of the samples do not exceed: the nearest-rank quantile, which is
 * always one of the samples. Throws when there are none.
 */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
  if (found === undefined) throw new RangeError('a quantile needs at least one sample');
  return found;
}

/** The middle sample; of an even number the mean of the middle two. Throws when there are none. */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new RangeError('a median needs at least one sample');
  return (upper + lower) / 2;
}
