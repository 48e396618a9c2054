import type { Booster } from './booster.ts';

/** Adds weight × value of the linear part, where there is one, to the contributions; returns its bias. */
export function addLinearContributions(
  { linear, outputCount }: Booster,
  values: ReadonlyMap<number, number>,
  output: number,
  contributions: Map<number, number>,
): number {
  if (linear === null) return 0;
  for (const [feature, value] of values) {
    if (Number.isNaN(value)) continue;
    const contribution = value * (linear.weights[feature * outputCount + output] ?? 0);
    contributions.set(feature, (contributions.get(feature) ?? 0) + contribution);
  }
  return linear.bias[output] ?? 0;
}
