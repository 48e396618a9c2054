import type { Occurrence } from './features/occurrences.ts';
import type { Vocabulary } from './features/vocabulary.ts';

/** How many of an alert's distinct words the model has seen. */
export interface Familiarity {
  readonly known: number;
  readonly words: number;
  /** known / words; 0 for an alert without words. */
  readonly share: number;
}

/** Counts known words of an alert's name and texts. */
export function familiarityOf(occurrences: readonly Occurrence[], vocabulary: Vocabulary): Familiarity {
  const words = new Set(occurrences.filter(({ block }) => block === 'word').map(({ feature }) => feature));
  const known = [...words].filter((word) => vocabulary.indexOf.has(word)).length;
  return { known, words: words.size, share: words.size === 0 ? 0 : known / words.size };
}

/** Why an alert is too strange to be classified, or null when it is not. */
export function noveltyReason({ known, words, share }: Familiarity, leastKnownShare: number): string | null {
  if (known > 0 && share >= leastKnownShare) return null;
  if (words === 0) return 'the alert has no words to go by';
  return `only ${known} of its ${words} words are known to the model`;
}
