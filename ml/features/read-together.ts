import { BoundedCache } from '#domain/bounded-cache.ts';
import type { AlertPart } from './alert-part.ts';
import { crossedSightings } from './crossed-sightings.ts';
import type { Sighting } from './lexicon/topics.ts';
import { meaningsOf } from './meanings.ts';
import type { Occurrence } from './occurrence.ts';

/** What parts that are kept say together, kept as they are. */
const kept = new BoundedCache<AlertPart>(5000);

/** What the sightings of all parts say together that none says alone. */
export function readTogether(parts: readonly AlertPart[]): AlertPart {
  const speaking = parts.filter(({ sightings }) => sightings.length > 0);
  const make = (key: string | null): AlertPart =>
    sayTogether(
      speaking.flatMap(({ sightings }) => sightings),
      key,
    );
  let together = '';
  for (const { key } of speaking) {
    if (key === null) return make(null);
    together += `${key.length} ${key}`;
  }
  return kept.get(together, make);
}

function sayTogether(sightings: readonly Sighting[], key: string | null): AlertPart {
  const found: Occurrence[] = [];
  for (const { pair, what, place } of crossedSightings(sightings)) {
    found.push({ block: 'cross', feature: `cross:${pair}`, what, place });
  }
  for (const { label, votes, what, place } of meaningsOf(sightings)) {
    const vote: Occurrence = { block: 'meaning', feature: `meaning:${label}`, what, place };
    for (let count = 0; count < votes; count += 1) found.push(vote);
  }
  return { occurrences: found, sightings: [], key };
}
