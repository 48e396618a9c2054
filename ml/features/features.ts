import type { AlertText } from '#ml/alert-text.ts';
import { blocks, occurrencesIn } from './occurrences.ts';
import type { Block, Occurrence } from './occurrences.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Version of everything in this folder that changes what a number at an index means. It is stored in a model, and a model of
 * another version is refused: raise it with every change of the folder that moves the golden vectors.
 */
export const featuresVersion = 1;

/** Non-zero features by ascending vocabulary index; values are float32, as the model reads them. */
export interface SparseVector {
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/** Length of each block's part of the vector. Chosen by cross-validation by repository on the rule corpus. */
const blockLength: Readonly<Record<Block, number>> = {
  word: 2,
  pair: 0.4,
  name: 1,
  piece: 1,
  metric: 1.4,
  rule: 0.5,
  label: 0.3,
};

/** The features of an alert: (1 + ln count) × inverse document frequency, each block scaled to its length. Used by training and serving alike. */
export function featuresOf(alert: AlertText, vocabulary: Vocabulary): SparseVector {
  return vectorOf(occurrencesIn(alert), vocabulary);
}

/** Blocks in which an unknown feature still takes its share of the length, so that one known word among strangers says little. */
const strangersCount: ReadonlySet<Block> = new Set(['word', 'name']);
/** What an unknown feature weighs: as much as a known one of about 40 training documents in 6,000. */
const strangerWeight = 6;

/** The same from occurrences already read. Unknown features have no place in the vector, but dilute the known ones of their block. */
export function vectorOf(occurrences: readonly Occurrence[], vocabulary: Vocabulary): SparseVector {
  const counts = new Map<number, { count: number; block: Block }>();
  const strangers = new Set<string>();
  const squares = new Map<Block, number>(blocks.map((block) => [block, 0]));
  for (const { feature, block } of occurrences) {
    const index = vocabulary.indexOf.get(feature);
    if (index === undefined) {
      if (!strangersCount.has(block) || strangers.has(feature)) continue;
      strangers.add(feature);
      squares.set(block, (squares.get(block) ?? 0) + strangerWeight * strangerWeight);
      continue;
    }
    const seen = counts.get(index);
    if (seen === undefined) counts.set(index, { count: 1, block });
    else seen.count += 1;
  }
  const weighted = [...counts].map(([index, { count, block }]) => {
    const value = (1 + Math.log(count)) * (vocabulary.idf[index] ?? 0);
    squares.set(block, (squares.get(block) ?? 0) + value * value);
    return { index, block, value };
  });
  weighted.sort((a, b) => a.index - b.index);
  return {
    indices: Int32Array.from(weighted, ({ index }) => index),
    values: Float32Array.from(
      weighted,
      ({ value, block }) => (value * blockLength[block]) / Math.sqrt(squares.get(block) ?? 1),
    ),
  };
}
