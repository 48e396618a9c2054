import type { BoostOptions } from './boost-options.ts';

const { fround } = Math;

/** The penalties that leaf values and gains depend on. */
export type Penalties = Pick<BoostOptions, 'lambda' | 'alpha' | 'maxDeltaStep' | 'minChildWeight'>;

/**
 * Best value of a leaf with sums of derivatives G and H: −G / (H + λ), G drawn towards 0 by α and the value bounded by the greatest step. Chen &
 * Guestrin, KDD 2016, equation 5; float32. 0 where H is too small for a leaf.
 */
export function leafWeight(g: number, h: number, { lambda, alpha, maxDeltaStep, minChildWeight }: Penalties): number {
  if (h < minChildWeight || h <= 0) return 0;
  const weight = -shrunk(g, alpha) / (h + lambda);
  return fround(maxDeltaStep === 0 ? weight : Math.max(-maxDeltaStep, Math.min(maxDeltaStep, weight)));
}

/**
 * How much a leaf with these sums lowers the loss, in float32 and without the factor ½ of the paper's equation 6, as XGBoost counts it: the gain of a
 * split is that of its children less that of the node, and γ is compared with it.
 */
export function leafGain(g: number, h: number, penalties: Penalties): number {
  if (h <= 0) return 0;
  const { lambda, alpha, maxDeltaStep } = penalties;
  if (maxDeltaStep === 0) return fround(shrunk(g, alpha) ** 2 / (h + lambda));
  const weight = leafWeight(g, h, penalties);
  return fround(-(2 * g * weight + (h + lambda) * weight * weight) - alpha * Math.abs(weight) * 2);
}

/** The soft threshold that an L1 penalty amounts to. */
function shrunk(g: number, alpha: number): number {
  if (g > alpha) return g - alpha;
  return g < -alpha ? g + alpha : 0;
}
