import type { SparseVector } from './features/features.ts';
import type { Occurrence } from './features/occurrences.ts';
import type { Vocabulary } from './features/vocabulary.ts';

/** How much one thing in the alert moved the margin of a class, against the mean of all classes. */
export interface Contribution {
  readonly text: string;
  readonly weight: number;
}

/**
 * Splits a class's linear margin over what stood in the alert, exactly: the weights of all contributions add up to the margin without its
 * bias, both taken relative to the mean over the classes (a softmax does not see what all classes share). A feature that occurs
 * several times is divided evenly over its occurrences. Strongest first.
 */
export function explain(
  occurrences: readonly Occurrence[],
  vector: SparseVector,
  vocabulary: Vocabulary,
  weights: Float32Array,
  classCount: number,
  classIndex: number,
): readonly Contribution[] {
  const effectOf = new Map<number, number>();
  for (const [at, feature] of vector.indices.entries()) {
    const row = weights.subarray(feature * classCount, (feature + 1) * classCount);
    const mean = row.reduce((sum, weight) => sum + weight, 0) / classCount;
    effectOf.set(feature, (vector.values[at] ?? 0) * ((row[classIndex] ?? 0) - mean));
  }
  const counts = new Map<string, number>();
  for (const { feature } of occurrences) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const byWhat = new Map<string, { weight: number; places: Set<string> }>();
  for (const { feature, what, place } of occurrences) {
    const effect = effectOf.get(vocabulary.indexOf.get(feature) ?? -1);
    if (effect === undefined) continue;
    const entry = byWhat.get(what) ?? { weight: 0, places: new Set<string>() };
    entry.weight += effect / (counts.get(feature) ?? 1);
    entry.places.add(place);
    byWhat.set(what, entry);
  }
  return [...byWhat]
    .map(([what, { weight, places }]) => ({ text: `${what} in the ${[...places].join(' and ')}`, weight }))
    .sort((a, b) => b.weight - a.weight);
}

/** The strongest reasons for a class in words, at most `limit`; those that say next to nothing are left out. */
export function reasonsIn(contributions: readonly Contribution[], limit: number): readonly string[] {
  const strongest = contributions[0]?.weight ?? 0;
  return contributions
    .filter(({ weight }) => weight > 0 && weight >= 0.1 * strongest)
    .slice(0, limit)
    .map(({ text }) => text);
}
