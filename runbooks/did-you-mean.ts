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

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, at(beforeLast, j - 2) + 1);
      }
      row.push(distance);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
