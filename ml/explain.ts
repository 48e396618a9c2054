import type { AlertText } from './alert-text.ts';
import type { SparseVector } from './features/features.ts';
import type { Occurrence } from './features/occurrences.ts';

/** How much one thing in or around the alert moved the margin of a class, against the mean of all classes. */
export interface Contribution {
  /** What it was: `“latency”`, `metric pg_up`, `deployed 6 minutes ago`. */
  readonly what: string;
  /** Where in the alert it stood; empty for what was around it. */
  readonly places: readonly string[];
  readonly weight: number;
}

/**
 * Splits a class's linear margin over what stood in the alert, exactly: the weights of all contributions add up to the margin without its
 * bias, both taken relative to the mean over the classes (a softmax does not see what all classes share). A feature that occurs
 * several times is divided evenly over its occurrences, whose `places` are those in the vocabulary (`placesOf`). Strongest first.
 */
export function explain(
  occurrences: readonly Occurrence[],
  places: Int32Array,
  vector: SparseVector,
  weights: Float32Array,
  classCount: number,
  classIndex: number,
): readonly Contribution[] {
  return explainEffects(occurrences, places, effectsOf(vector, weights, classCount, classIndex));
}

/** Splits what each feature does to a margin over what stood in the alert, in the same way. */
export function explainEffects(
  occurrences: readonly Occurrence[],
  places: Int32Array,
  effects: ReadonlyMap<number, number>,
): readonly Contribution[] {
  const shares = sharesOf(places, effects);
  const byWhat = new Map<string, { weight: number; places: Set<string> }>();
  for (const [at, { what, place }] of occurrences.entries()) {
    const share = shares.get(places[at] ?? -1);
    if (share === undefined) continue;
    const entry = byWhat.get(what);
    if (entry === undefined) byWhat.set(what, { weight: share, places: new Set([place]) });
    else {
      entry.weight += share;
      entry.places.add(place);
    }
  }
  return strongestFirst([...byWhat].map(([what, { weight, places: of }]) => ({ what, places: [...of], weight })));
}

/** What each feature of the vector adds to the class's margin, less what it adds to the mean of all classes. */
function effectsOf(
  vector: SparseVector,
  weights: Float32Array,
  classCount: number,
  classIndex: number,
): ReadonlyMap<number, number> {
  const effects = new Map<number, number>();
  for (let at = 0; at < vector.indices.length; at += 1) {
    const feature = vector.indices[at] ?? 0;
    const from = feature * classCount;
    let sum = 0;
    for (let c = 0; c < classCount; c += 1) sum += weights[from + c] ?? 0;
    effects.set(feature, (vector.values[at] ?? 0) * ((weights[from + classIndex] ?? 0) - sum / classCount));
  }
  return effects;
}

/** The effect of each feature, divided by how often it occurs. */
function sharesOf(places: Int32Array, effects: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const place of places) times.set(place, (times.get(place) ?? 0) + 1);
  return new Map([...effects].map(([feature, effect]) => [feature, effect / (times.get(feature) ?? 1)]));
}

/** Contributions by weight, what speaks loudest for the class first. */
export function strongestFirst(contributions: readonly Contribution[]): readonly Contribution[] {
  return contributions.toSorted((a, b) => b.weight - a.weight);
}

/** The strongest reasons for a class in words, at most `limit`; those that say next to nothing are left out. */
export function reasonsIn(contributions: readonly Contribution[], alert: AlertText, limit: number): readonly string[] {
  const strongest = contributions[0]?.weight ?? 0;
  return contributions
    .filter(({ weight }) => weight > 0 && weight >= 0.1 * strongest)
    .slice(0, limit)
    .map((contribution) => inWords(contribution, alert));
}

function inWords({ what, places }: Contribution, alert: AlertText): string {
  if (places.length === 0) return what;
  const [place] = places;
  if (places.length === 1 && place === 'labels') return what.startsWith('label ') ? what : `label ${what}`;
  return `${withFigure(what, alert)} in the ${places.join(' and ')}`;
}

/** `“restarts”` as it stood in the text, with the figure before it: `“14 restarts”`. */
function withFigure(what: string, { summary, description }: AlertText): string {
  const word = /^“([a-z]+)”$/.exec(what)?.[1];
  if (word === undefined) return what;
  const text = `${summary}\n${description}`.slice(0, 8000);
  if (!/\d\s[a-z]/i.test(text)) return what;
  const figure = new RegExp(`\\b\\d[\\d.,]{0,12}\\s${word}\\b`, 'i').exec(text);
  return figure === null ? what : `“${figure[0]}”`;
}
