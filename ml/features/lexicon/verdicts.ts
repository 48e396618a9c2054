import { classes } from '#domain/classification.ts';
import type { AlertClass } from '#domain/classification.ts';
import { classBy } from './conventions.ts';
import { kinds, troubles } from './topics.ts';
import type { Kind, Sighting, Topic, Trouble } from './topics.ts';

/** A class that the lexicon's sightings speak for, and how loudly; votes have no unit and compare within one alert only. */
export interface Verdict {
  readonly label: AlertClass;
  readonly votes: number;
}

/** A name says what an alert is about; a description also says what to do about it. */
const weightOfPlace: Readonly<Record<string, number>> = { name: 3, summary: 2, rule: 2, description: 1 };
const weightElsewhere = 0.5;
/** A hint decides where a trouble only suggests. */
const weightOfHint = 2;

/** What each topic is, looked up instead of taken apart. */
const kindOf: ReadonlyMap<Topic, Kind> = new Map(kinds.map((kind) => [`kind:${kind}`, kind]));
const troubleOf: ReadonlyMap<Topic, Trouble> = new Map(troubles.map((trouble) => [`trouble:${trouble}`, trouble]));
const classOf: ReadonlyMap<Topic, AlertClass> = new Map(classes.map((label) => [`hint:${label}`, label]));
const rankOf: ReadonlyMap<AlertClass, number> = new Map(classes.map((label, rank) => [label, rank]));

/**
 * What the sightings together mean by the conventions of the field, best first; empty when they mean nothing. Each topic counts once a place,
 * so that a long description does not outvote a name. Equal votes stand in the order of `classes`.
 */
export function verdictsFrom(sightings: readonly Sighting[]): readonly Verdict[] {
  const weights = weightsOf(sightings);
  const kind = mainKind(weights);
  const votes = new Map<AlertClass, number>();
  for (const [topic, weight] of weights) {
    const trouble = troubleOf.get(topic);
    const label = trouble === undefined ? classOf.get(topic) : classBy(trouble, kind);
    if (label === undefined || label === null) continue;
    votes.set(label, (votes.get(label) ?? 0) + (trouble === undefined ? weightOfHint * weight : weight));
  }
  return [...votes]
    .map(([label, count]) => ({ label, votes: count }))
    .sort((a, b) => b.votes - a.votes || (rankOf.get(a.label) ?? 0) - (rankOf.get(b.label) ?? 0));
}

/** How loudly each topic is spoken of: the sum of the weights of the places where it stands. */
function weightsOf(sightings: readonly Sighting[]): ReadonlyMap<Topic, number> {
  const weights = new Map<Topic, number>();
  const seen = new Map<string, Set<Topic>>();
  for (const { topic, place } of sightings) {
    let here = seen.get(place);
    if (here === undefined) {
      here = new Set();
      seen.set(place, here);
    }
    if (here.has(topic)) continue;
    here.add(topic);
    weights.set(topic, (weights.get(topic) ?? 0) + (weightOfPlace[place] ?? weightElsewhere));
  }
  return weights;
}

/** The kind of thing that is spoken of most; of equals, the first of `kinds`, which lists the telling ones first. Null when none is named. */
function mainKind(weights: ReadonlyMap<Topic, number>): Kind | null {
  let main: Kind | null = null;
  let heaviest = 0;
  for (const [topic, kind] of kindOf) {
    const weight = weights.get(topic) ?? 0;
    if (weight > heaviest) [main, heaviest] = [kind, weight];
  }
  return main;
}
