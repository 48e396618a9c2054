import type { Occurrence } from './features/occurrence.ts';

/** How many of an alert's distinct words the model has seen. */
export interface Familiarity {
  readonly known: number;
  readonly words: number;
  /** known / words; 0 for an alert without words. */
  readonly share: number;
}

/** What an alert must at least have in common with what the model learned from, to be classified at all. */
export interface NoveltyBars {
  /** Least share of its words that the model knows. */
  readonly leastKnownShare: number;
  /** Least evidence, see `evidenceIn`. */
  readonly leastEvidence: number;
}

/** Counts known words of an alert's name and texts; `places` are those of the occurrences in the vocabulary (`placesOf`). */
export function familiarityOf(occurrences: readonly Occurrence[], places: Int32Array): Familiarity {
  const known = new Set<number>();
  const unknown = new Set<string>();
  for (const [at, { block, feature }] of occurrences.entries()) {
    if (block !== 'word') continue;
    const place = places[at] ?? -1;
    if (place >= 0) known.add(place);
    else unknown.add(feature);
  }
  const words = known.size + unknown.size;
  return { known: known.size, words, share: words === 0 ? 0 : known.size / words };
}

/**
 * How much an alert says in all for the classes together: temperature × ln Σ exp(margin / temperature) over one row of margins. It is the negative energy of Liu et
 * al., "Energy-based Out-of-distribution Detection", NeurIPS 2020: what resembles nothing learned from moves no margin far, whereas probabilities add up
 * to 1 for the strangest alert too.
 */
export function evidenceIn(margins: ArrayLike<number>, temperature: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < margins.length; c += 1) highest = Math.max(highest, margins[c] ?? 0);
  let sum = 0;
  for (let c = 0; c < margins.length; c += 1) sum += Math.exp(((margins[c] ?? 0) - highest) / temperature);
  return highest + temperature * Math.log(sum);
}

/** Why an alert is too strange to be classified, or null when it is not. */
export function noveltyReason(
  { known, words, share }: Familiarity,
  evidence: number,
  { leastKnownShare, leastEvidence }: NoveltyBars,
): string | null {
  if (words === 0) return 'the alert has no words to go by';
  if (known === 0 || share < leastKnownShare) return `only ${known} of its ${words} words are known to the model`;
  if (evidence >= leastEvidence) return null;
  return `it resembles nothing that the model has learned (evidence ${evidence.toFixed(1)}, at least ${leastEvidence.toFixed(1)} is wanted)`;
}
