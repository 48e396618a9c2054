import type { Interval } from './interval.ts';

/** The standard normal's 97.5 % point: two-sided 95 %. */
const z = 1.959963984540054;

/**
 * The 95 % score interval of a share (Wilson, "Probable inference, the law of succession, and statistical inference", JASA 1927): sound for small
 * counts and for shares near 0 and 1, where rows are independent. Without any it is all of 0 to 1.
 */
export function wilsonInterval(share: number, count: number): Interval {
  if (count === 0) return { low: 0, high: 1 };
  const centre = (share + (z * z) / (2 * count)) / (1 + (z * z) / count);
  const spread = Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  const half = (z * spread) / (1 + (z * z) / count);
  // At 0 and 1 the bound is exact; in floating point it could miss the share itself.
  return { low: Math.min(share, Math.max(0, centre - half)), high: Math.max(share, Math.min(1, centre + half)) };
}
