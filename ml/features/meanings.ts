import type { AlertClass } from '#domain/classification.ts';
import { conventions } from './lexicon/conventions.ts';
import type { Sighting, Trouble } from './lexicon/topics.ts';
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
      const seen = sightings.find(({ topic }) => mayMean(topic, label));
      const rounded = Math.min(mostVotes, Math.round(votes));
      return seen === undefined || rounded < 1 ? [] : [{ label, votes: rounded, what: seen.what, place: seen.place }];
    });
}

function mayMean(topic: Sighting['topic'], label: AlertClass): boolean {
  if (topic.startsWith('hint:')) return topic === `hint:${label}`;
  if (!topic.startsWith('trouble:')) return false;
  const { means, of = {} } = conventions[topic.slice('trouble:'.length) as Trouble];
  return means === label || Object.values(of).includes(label);
}
