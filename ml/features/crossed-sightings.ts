import type { Sighting } from './lexicon/topics.ts';

/** A kind of thing and a trouble seen in one alert: together they say what neither says alone. */
export interface CrossedSighting {
  /** `kind:queue*trouble:backlog`. */
  readonly pair: string;
  readonly what: string;
  /** Where the trouble stood. */
  readonly place: string;
}

/** Every kind of thing with every trouble of an alert, each pair once and in the words in which both were seen first. */
export function crossedSightings(sightings: readonly Sighting[]): readonly CrossedSighting[] {
  const kinds = new Map<string, Sighting>();
  const troubles = new Map<string, Sighting>();
  for (const sighting of sightings) {
    const seen = sighting.topic.startsWith('kind:') ? kinds : troubles;
    if (!sighting.topic.startsWith('hint:') && !seen.has(sighting.topic)) seen.set(sighting.topic, sighting);
  }
  return [...kinds.values()].flatMap((kind) =>
    [...troubles.values()].map((trouble) => ({
      pair: `${kind.topic}*${trouble.topic}`,
      what: kind.what === trouble.what ? trouble.what : `${trouble.what} of ${kind.what}`,
      place: trouble.place,
    })),
  );
}
