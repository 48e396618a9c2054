import type { Sighting } from './lexicon/topics.ts';
import type { Occurrence } from './occurrence.ts';

/** A part of an alert as it was read: its name, one of its texts, its rule, its labels. */
export interface AlertPart {
  readonly occurrences: readonly Occurrence[];
  /** What the lexicon saw in it. */
  readonly sightings: readonly Sighting[];
  /** Whether the same object comes again when the same is read again, so that what is made of it is worth keeping. */
  readonly isKept: boolean;
}

/** The lexicon's sightings as features. */
export function topicsOf(sightings: readonly Sighting[]): readonly Occurrence[] {
  return sightings.map(({ topic, what, place }) => ({ block: 'topic', feature: `topic:${topic}`, what, place }));
}
