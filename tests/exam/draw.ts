import type { Range, Weighted } from './drawing.ts';

/** Uniform numbers in [0, 1). */
export type Random = () => number;

/** A whole number of the range. */
export function drawFrom({ from, to }: Range, random: Random): number {
  return from + Math.floor(random() * (to - from));
}

/** One of the items, each as likely; throws a RangeError when there is none. */
export function drawOne<T>(items: readonly T[], random: Random): T {
  const [first] = shuffled(items, random);
  if (first === undefined) throw new RangeError('drawOne: there is nothing to draw from');
  return first;
}

/** One of the values by its weight; throws a RangeError when there is none. */
export function drawWeighted<T>(choices: readonly Weighted<T>[], random: Random): T {
  const total = choices.reduce((sum, { weight }) => sum + weight, 0);
  let left = random() * total;
  const drawn = choices.find(({ weight }) => (left -= weight) < 0) ?? choices.at(-1);
  if (drawn === undefined) throw new RangeError('drawWeighted: there is nothing to draw from');
  return drawn.value;
}

/** The items in an order of which each is as likely. */
export function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
