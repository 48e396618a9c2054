import type { SparseVector } from './features/features.ts';
import type { Occurrence } from './features/occurrence.ts';

/** How much one thing in or around the alert moved the margin of a class, against the mean of all classes. */
export interface Contribution {
  /** What it was: `“latency”`, `metric pg_up`, `deployed 6 minutes ago`. */
  readonly what: string;
  /** Where in the alert it stood; empty for what was around it. */
  readonly places: readonly string[];
  readonly weight: number;
}

/** What each feature of a vector, in its order, does to the margin of a class. */
export type EffectsOf = (vector: SparseVector, classIndex: number) => Float64Array;

/**
 * What features do to a linear margin: each adds its value × weight, taken relative to the mean over the classes, because a softmax does not see what all
 * classes share. `weights` are features × classes.
 */
export function linearEffects(weights: Float32Array, classCount: number): EffectsOf {
  const means = Float64Array.from({ length: weights.length / classCount }, (_, feature) => {
    let sum = 0;
    for (let c = 0; c < classCount; c += 1) sum += weights[feature * classCount + c] ?? 0;
    return sum / classCount;
  });
  return ({ indices, values }, classIndex) => {
    const effects = new Float64Array(indices.length);
    for (let at = 0; at < indices.length; at += 1) {
      const feature = indices[at] ?? 0;
      effects[at] = (values[at] ?? 0) * ((weights[feature * classCount + classIndex] ?? 0) - (means[feature] ?? 0));
    }
    return effects;
  };
}

/**
 * Splits what each feature does to a margin over what stood in the alert, exactly: the weights of all contributions add up to the effects. A feature
 * that occurs several times is divided evenly over its occurrences, whose `places` are those in the vocabulary (`placesOf`); `indices` are the
 * vector's. Strongest first.
 */
export function explain(
  occurrences: readonly Occurrence[],
  places: Int32Array,
  indices: Int32Array,
  effects: Float64Array,
): readonly Contribution[] {
  const positions = positionsOf(places, indices);
  const times = new Int32Array(indices.length);
  for (const position of positions) if (position >= 0) times[position] = (times[position] ?? 0) + 1;
  const byWhat = new Map<string, Gathered>();
  let entry: Gathered | undefined;
  for (let at = 0; at < positions.length; at += 1) {
    const position = positions[at] ?? -1;
    const seen = occurrences[at];
    if (position < 0 || seen === undefined) continue;
    const share = (effects[position] ?? 0) / (times[position] ?? 1);
    // Neighbours are often of one thing: a word, and its pieces.
    if (entry?.what !== seen.what) entry = byWhat.get(seen.what);
    if (entry === undefined) {
      entry = { what: seen.what, weight: share, places: [seen.place] };
      byWhat.set(seen.what, entry);
    } else {
      entry.weight += share;
      if (!entry.places.includes(seen.place)) entry.places.push(seen.place);
    }
  }
  return strongestFirst([...byWhat.values()]);
}

/** A contribution while it is being added up. */
interface Gathered {
  readonly what: string;
  weight: number;
  readonly places: string[];
}

function positionsOf(places: Int32Array, indices: Int32Array): Int32Array {
  const positions = new Int32Array(places.length);
  for (let at = 0; at < places.length; at += 1) positions[at] = positionIn(indices, places[at] ?? -1);
  return positions;
}

/** Where a place stands among ascending indices; −1 where it does not. */
function positionIn(indices: Int32Array, place: number): number {
  let from = 0;
  let to = indices.length - 1;
  while (from <= to) {
    const middle = (from + to) >> 1;
    const found = indices[middle] ?? 0;
    if (found === place) return middle;
    if (found < place) from = middle + 1;
    else to = middle - 1;
  }
  return -1;
}

/** Contributions by weight, what speaks loudest for the class first. */
export function strongestFirst(contributions: readonly Contribution[]): readonly Contribution[] {
  return contributions.toSorted((a, b) => b.weight - a.weight);
}
