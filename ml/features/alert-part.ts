import type { Sighting } from './lexicon/topics.ts';
import type { Occurrence } from './occurrence.ts';

/** A part of an alert as it was read: its name, one of its texts, its rule, its labels. */
export interface AlertPart {
  readonly occurrences: readonly Occurrence[];
  /** What the lexicon saw in it. */
  readonly sightings: readonly Sighting[];
  /** What it was read from, where the same object comes again when that is read again, so that what is made of it is worth keeping; otherwise null. */
  readonly key: string | null;
}

/** The lexicon's sightings as features. */
export function topicsOf(sightings: readonly Sighting[]): readonly Occurrence[] {
  return sightings.map(({ topic, what, place }) => ({ block: 'topic', feature: `topic:${topic}`, what, place }));
}
