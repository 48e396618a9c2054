import type { SparseVector } from '#ml/features/features.ts';

/** A row's values by feature. */
export function valuesOf({ indices, values }: SparseVector): ReadonlyMap<number, number> {
  const byFeature = new Map<number, number>();
  for (const [at, feature] of indices.entries()) byFeature.set(feature, values[at] ?? Number.NaN);
  return byFeature;
}
