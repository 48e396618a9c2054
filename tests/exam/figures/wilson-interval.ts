/** A share with the bounds within which its true value lies at 95 % confidence. */
export interface ShareInterval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly hits: number;
  readonly count: number;
}

/** The standard normal's 97.5th percentile. */
const z = 1.959964;

/**
 * Wilson's score interval of `hits` in `count` trials: E. B. Wilson, "Probable Inference, the Law of Succession, and
 * Statistical Inference", Journal of the American Statistical Association 22 (1927). Of no trials nothing is known:
 * from 0 to 1 around NaN.
 */
export function wilsonInterval(hits: number, count: number): ShareInterval {
  if (count === 0) return { share: Number.NaN, low: 0, high: 1, hits, count };
  const share = hits / count;
  const centre = (share + z ** 2 / (2 * count)) / (1 + z ** 2 / count);
  const reach = (z / (1 + z ** 2 / count)) * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2));
  return { share, low: Math.max(0, centre - reach), high: Math.min(1, centre + reach), hits, count };
}

/** The bounds in percent, e.g. `81.9–89.6 %`. */
export function sayBounds({ low, high }: ShareInterval): string {
  return `${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)} %`;
}
