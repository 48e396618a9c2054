import type { AlertPart } from './alert-part.ts';
import { crossedSightings } from './crossed-sightings.ts';
import type { Sighting } from './lexicon/topics.ts';
import { meaningsOf } from './meanings.ts';
import type { Occurrence } from './occurrence.ts';

/** What the sightings of all parts say together that none says alone. */
export function readTogether(sightings: readonly Sighting[]): AlertPart {
  const found: Occurrence[] = [];
  for (const { pair, what, place } of crossedSightings(sightings)) {
    found.push({ block: 'cross', feature: `cross:${pair}`, what, place });
  }
  for (const { label, votes, what, place } of meaningsOf(sightings)) {
    const vote: Occurrence = { block: 'meaning', feature: `meaning:${label}`, what, place };
    for (let count = 0; count < votes; count += 1) found.push(vote);
  }
  return { occurrences: found, sightings: [], isKept: false };
}
