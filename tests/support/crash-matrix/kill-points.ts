import { createSeededRandom } from '#sandbox/platform/seeded-random.ts';

/** Where in its conversations with the world and the database a process dies. */
export const killPlaces = [
  /** The world never hears of it. */
  'before a request',
  /** The world has acted, and the process never hears of it. */
  'before an answer',
  'before a statement',
  /** The database has done it, and the process never hears of it. */
  'after a statement',
  'before a commit',
  'after a commit',
  'as a script acts',
] as const;
export type KillPlace = (typeof killPlaces)[number];

export interface KillPoint {
  readonly place: KillPlace;
  /** The how manieth of its kind in this life, from 1. */
  readonly nth: number;
  /** 0 dies exactly there; otherwise so much later, wherever that is. */
  readonly delayMs: number;
}

const furthest: Readonly<Record<KillPlace, number>> = {
  'before a request': 60,
  'before an answer': 60,
  'before a statement': 120,
  'after a statement': 120,
  'before a commit': 50,
  'after a commit': 50,
  'as a script acts': 2,
};
const longestDelayMs = 40;

/** The same points for the same seed. Every place comes as often as the others, half of them exactly there. */
export function killPoints(seed: number, count: number): readonly KillPoint[] {
  const random = createSeededRandom(seed);
  const upTo = (most: number): number => 1 + Math.floor(random() * most);
  return Array.from({ length: count }, (_, index) => {
    const place = killPlaces[index % killPlaces.length] ?? 'before a request';
    return { place, nth: upTo(furthest[place]), delayMs: random() < 0.5 ? 0 : upTo(longestDelayMs) };
  });
}
