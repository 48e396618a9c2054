import type { ClassOrUnknown } from '#domain/classification.ts';

/** Where a count belongs. */
export interface Place {
  readonly class: ClassOrUnknown | null;
  readonly service: string | null;
}

/** Counts by how near they are to a place; each count is in one of them. */
export interface Levels<Count> {
  /** Of the class and the service. */
  readonly here: readonly Count[];
  /** Of the class, on other services. */
  readonly ofClass: readonly Count[];
  /** Of other classes. */
  readonly elsewhere: readonly Count[];
}

/** Sorts counts by nearness. A class that nobody could name is no class: what is `unknown` has nothing in common. */
export function levelsOf<Count extends Place>(counts: readonly Count[], place: Place): Levels<Count> {
  const isOfClass = (count: Count): boolean => place.class !== 'unknown' && count.class === place.class;
  const isHere = (count: Count): boolean => isOfClass(count) && count.service === place.service;
  return {
    here: counts.filter(isHere),
    ofClass: counts.filter((count) => isOfClass(count) && !isHere(count)),
    elsewhere: counts.filter((count) => !isOfClass(count)),
  };
}
