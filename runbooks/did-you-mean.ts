import { editDistance } from '#domain/edit-distance.ts';

/** The candidate that was most probably meant, or null when none is near. */
export function didYouMean(typed: string, candidates: readonly string[]): string | null {
  return closestNames(typed, candidates)[0] ?? null;
}

/**
 * The candidates that may have been meant, nearest first, at most three: those with at most a third of their letters
 * wrong (a swap of two neighbours counting as one), else those of which the typed word is a part. One or two letters
 * say too little to guess by.
 */
export function closestNames(typed: string, candidates: readonly string[]): readonly string[] {
  if (typed.length < 3 || typed.length > 100) return [];
  const word = typed.toLowerCase();
  const near = candidates
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate.toLowerCase()) }))
    .filter(
      ({ candidate, distance }) => distance <= Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3)),
    )
    .sort((a, b) => a.distance - b.distance)
    .map(({ candidate }) => candidate);
  const holding = word.length < 4 ? [] : candidates.filter((candidate) => candidate.toLowerCase().includes(word));
  return (near.length > 0 ? near : holding).slice(0, 3);
}
