import { createSeededRandom } from './seeded-random.ts';

/** How far two platforms differ: in their load, their releases, and in how hard a fault strikes. */
export interface Variety {
  /** A magnitude: the usual one on a platform that does not vary, else one between the bounds, uniform in its logarithm. */
  amount(usual: number, bounds: Bounds): number;
  /** One of several words, texts or kinds: the first on a platform that does not vary. */
  choice<T>(choices: readonly [T, ...T[]]): T;
}

/** Both above 0 and inclusive. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
}

/** Everything as it is written in the catalogues. */
export const noVariety: Variety = { amount: (usual) => usual, choice: ([first]) => first };

/** The same seed gives the same amounts and choices in the same order, apart from the noise of the simulation. */
export function createVariety(seed: number): Variety {
  const random = createSeededRandom(seed ^ 0x5bd1e995);
  return {
    amount: (_usual, { from, to }) => from * (to / from) ** random(),
    choice: (choices) => choices[Math.floor(random() * choices.length)] ?? choices[0],
  };
}
