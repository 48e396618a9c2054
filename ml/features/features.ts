import type { AlertText } from '#ml/alert-text.ts';
import { blocks } from './occurrence.ts';
import type { Block, Occurrence } from './occurrence.ts';
import { occurrencesIn } from './occurrences.ts';
import { placesOf } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Version of everything in this folder that changes what a number at an index means. It is stored in a model, and a model of
 * another version is refused: raise it with every change of the folder that moves the golden vectors.
 */
export const featuresVersion = 2;

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
  topic: 1,
  cross: 1,
  meaning: 0.5,
};
/** The same, by the block's place in `blocks`. */
const lengths = Float64Array.from(blocks, (block) => blockLength[block]);

/** The features of an alert: (1 + ln count) × inverse document frequency, each block scaled to its length. Used by training and serving alike. */
export function featuresOf(alert: AlertText, vocabulary: Vocabulary): SparseVector {
  return vectorOf(occurrencesIn(alert), vocabulary);
}

/** Blocks in which an unknown feature still takes its share of the length, so that one known word among strangers says little. */
const strangersCount: ReadonlySet<Block> = new Set(['word', 'name']);
/** What an unknown feature weighs: as much as a known one of about 40 training documents in 6,000. */
const strangerWeight = 6;

/**
 * The same from occurrences already read, and looked up where `places` are given. Unknown features have no place in the vector, but dilute the
 * known ones of their block.
 */
export function vectorOf(
  occurrences: readonly Occurrence[],
  vocabulary: Vocabulary,
  places: Int32Array = placesOf(occurrences, vocabulary),
): SparseVector {
  const squares = squaresOfStrangers(occurrences, places);
  const { indices, counts } = countPlaces(places);
  const values = new Float64Array(indices.length);
  for (let at = 0; at < indices.length; at += 1) {
    const index = indices[at] ?? 0;
    const value = (1 + Math.log(counts[at] ?? 1)) * (vocabulary.idf[index] ?? 0);
    const block = vocabulary.blockOf[index] ?? 0;
    values[at] = value;
    squares[block] = (squares[block] ?? 0) + value * value;
  }
  for (let at = 0; at < indices.length; at += 1) {
    const block = vocabulary.blockOf[indices[at] ?? 0] ?? 0;
    values[at] = (values[at] ?? 0) * ((lengths[block] ?? 0) / Math.sqrt(squares[block] || 1));
  }
  return { indices, values: new Float32Array(values) };
}

/** By block, the squared length that features outside the vocabulary take. */
function squaresOfStrangers(occurrences: readonly Occurrence[], places: Int32Array): Float64Array {
  const squares = new Float64Array(blocks.length);
  const strangers = new Set<string>();
  for (let at = 0; at < places.length; at += 1) {
    if ((places[at] ?? -1) >= 0) continue;
    const feature = occurrences[at]?.feature ?? '';
    const block = occurrences[at]?.block ?? 'word';
    if (!strangersCount.has(block) || strangers.has(feature)) continue;
    strangers.add(feature);
    const ofBlock = blocks.indexOf(block);
    squares[ofBlock] = (squares[ofBlock] ?? 0) + strangerWeight * strangerWeight;
  }
  return squares;
}

/** The places that are in the vocabulary, ascending, each with how often it occurs. */
function countPlaces(places: Int32Array): { readonly indices: Int32Array; readonly counts: Int32Array } {
  const sorted = places.toSorted();
  const indices = new Int32Array(sorted.length);
  const counts = new Int32Array(sorted.length);
  let found = 0;
  for (const place of sorted) {
    if (place < 0) continue;
    if (found === 0 || indices[found - 1] !== place) {
      indices[found] = place;
      found += 1;
    }
    counts[found - 1] = (counts[found - 1] ?? 0) + 1;
  }
  return { indices: indices.slice(0, found), counts };
}
