import type { Beta } from './beta.ts';

/** Hits and misses at one level; a half is a half. */
export interface Tally {
  readonly hits: number;
  readonly misses: number;
}

/** What is known at a broader level counts at most as much as this many observations at the narrower one. */
const broaderCountsAs = 4;

/**
 * A share by levels from broad to narrow, shrunk: each level's posterior, weakened to the weight of four observations, is the prior of
 * the next (beta-binomial; Gelman et al., Bayesian Data Analysis, 3rd ed., ch. 5). Before anything is known every share is
 * equally likely. The levels must be disjoint, so that nothing is counted twice.
 */
export function shrunkShare(levels: readonly Tally[]): Beta {
  return levels.reduce<Beta>(
    (broader, { hits, misses }) => {
      const { a, b } = weakened(broader);
      return { a: a + hits, b: b + misses };
    },
    { a: 1, b: 1 },
  );
}

function weakened({ a, b }: Beta): Beta {
  const scale = Math.min(1, broaderCountsAs / (a + b));
  return { a: a * scale, b: b * scale };
}
