import { classes } from '#domain/classification.ts';
import type { AlertClass } from '#domain/classification.ts';
import { conventions } from './lexicon/conventions.ts';
import { troubles } from './lexicon/topics.ts';
import type { Sighting, Topic } from './lexicon/topics.ts';
import { verdictsFrom } from './lexicon/verdicts.ts';

/** A class that an alert's topics mean by the conventions of the field. */
export interface Meaning {
  readonly label: AlertClass;
  /** How loudly, from 1 to 20. */
  readonly votes: number;
  /** The first thing seen that may mean it, and where it stood. */
  readonly what: string;
  readonly place: string;
}

const shownVerdicts = 4;
const mostVotes = 20;

/** The four classes that the sightings mean most. Unlike pairs of topics, this also holds for pairs that no training example has. */
export function meaningsOf(sightings: readonly Sighting[]): readonly Meaning[] {
  return verdictsFrom(sightings)
    .slice(0, shownVerdicts)
    .flatMap(({ label, votes }) => {
      const seen = sightings.find(({ topic }) => mayMean.get(topic)?.has(label));
      const rounded = Math.min(mostVotes, Math.round(votes));
      return seen === undefined || rounded < 1 ? [] : [{ label, votes: rounded, what: seen.what, place: seen.place }];
    });
}

/** What each topic may mean, whatever it befalls. */
const mayMean: ReadonlyMap<Topic, ReadonlySet<AlertClass>> = new Map([
  ...classes.map((label) => [`hint:${label}`, new Set([label])] as const),
  ...troubles.map((trouble) => {
    const { means, of = {} } = conventions[trouble];
    return [`trouble:${trouble}`, new Set([...(means === null ? [] : [means]), ...labelsIn(of)])] as const;
  }),
]);

function labelsIn(of: Partial<Record<string, AlertClass>>): readonly AlertClass[] {
  return Object.values(of).filter((label) => label !== undefined);
}
