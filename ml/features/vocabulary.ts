import type { AlertPart } from './alert-part.ts';
import { blocks } from './occurrence.ts';
import type { Block, Occurrence } from './occurrence.ts';

/** The features a model knows: a position for each, and how rare it was in training (natural-log inverse document frequency). */
export interface Vocabulary {
  readonly features: readonly string[];
  readonly idf: Float32Array;
  readonly indexOf: ReadonlyMap<string, number>;
  /** The place of each feature's block in `blocks`. */
  readonly blockOf: Uint8Array;
}

/** A vocabulary from its two stored columns. */
export function vocabularyOf(features: readonly string[], idf: Float32Array): Vocabulary {
  const placeOf = new Map<string, number>(blocks.map((block, place) => [block, place]));
  return {
    features,
    idf,
    indexOf: new Map(features.map((feature, index) => [feature, index])),
    blockOf: Uint8Array.from(features, (feature) => placeOf.get(feature.slice(0, feature.indexOf(':'))) ?? 0),
  };
}

/** Where each occurrence's feature stands in the vocabulary; −1 for one that it does not know. */
export function placesOf(occurrences: readonly Occurrence[], { indexOf }: Vocabulary): Int32Array {
  const places = new Int32Array(occurrences.length);
  for (let at = 0; at < occurrences.length; at += 1) places[at] = indexOf.get(occurrences[at]?.feature ?? '') ?? -1;
  return places;
}

/**
 * Finds the places of an alert's occurrences, part by part, as `placesOf` does; those of a kept part are looked up once. One for each vocabulary that
 * serves.
 */
export function placeFinder(vocabulary: Vocabulary): (parts: readonly AlertPart[]) => Int32Array {
  const known = new WeakMap<AlertPart, Int32Array>();
  const placesOfPart = (part: AlertPart): Int32Array => {
    const before = known.get(part);
    if (before !== undefined) return before;
    const places = placesOf(part.occurrences, vocabulary);
    if (part.key !== null) known.set(part, places);
    return places;
  };
  return (parts) => {
    const found = parts.map(placesOfPart);
    const all = new Int32Array(found.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const places of found) {
      all.set(places, at);
      at += places.length;
    }
    return all;
  };
}

/** One training document for the vocabulary: what occurs in it and which source (repository, grammar family) it comes from. */
export interface VocabularyDocument {
  readonly occurrences: readonly Occurrence[];
  readonly source: string;
}

/**
 * How many sources a feature must occur in. Word pairs and pieces of one source only repeat what its words say, and would make the
 * model file five times as large for half a point of accuracy.
 */
const sourcesNeeded: Readonly<Record<Block, number>> = {
  word: 1,
  pair: 2,
  name: 2,
  piece: 2,
  metric: 1,
  rule: 1,
  label: 2,
  topic: 1,
  cross: 1,
  meaning: 1,
};

/** Learns which features to keep, and how rare each is. Order is by name, so equal documents give an equal vocabulary. */
export function learnVocabulary(documents: readonly VocabularyDocument[]): Vocabulary {
  const seen = new Map<string, { block: Block; documents: number; sources: Set<string> }>();
  for (const { occurrences, source } of documents) {
    const blockOf = new Map(occurrences.map(({ feature, block }) => [feature, block]));
    for (const [feature, block] of blockOf) {
      const entry = seen.get(feature) ?? { block, documents: 0, sources: new Set<string>() };
      entry.documents += 1;
      entry.sources.add(source);
      seen.set(feature, entry);
    }
  }
  const kept = [...seen]
    .filter(([, { block, sources }]) => sources.size >= sourcesNeeded[block])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const idf = kept.map(([, entry]) => roundedIdf(Math.log((1 + documents.length) / (1 + entry.documents)) + 1));
  return vocabularyOf(
    kept.map(([feature]) => feature),
    Float32Array.from(idf),
  );
}

/** Four decimals, so that a model file in JSON is short and reads back to the same float32. */
function roundedIdf(idf: number): number {
  return Math.round(idf * 10_000) / 10_000;
}
