import type { BoostedTree } from './booster.ts';

/** The child that a row goes to whose feature has this value; missing ones are undefined or NaN. */
export function childOf(
  { left, right, value, defaultLeft }: BoostedTree,
  node: number,
  of: number | undefined,
): number {
  const isMissing = of === undefined || Number.isNaN(of);
  const goesLeft = isMissing ? defaultLeft[node] === 1 : of < (value[node] ?? 0);
  return (goesLeft ? left[node] : right[node]) ?? -1;
}
