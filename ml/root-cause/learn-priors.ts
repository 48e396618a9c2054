import { classes } from '#domain/classification.ts';
import { cataloguePriors, type CausePriors, type CauseShares } from './cause-priors.ts';
import { causeRecordOf, type CauseRecord, type Lesson } from './cause-record.ts';

/** As many incidents of a class as this weigh as much as what the catalogue says of it. */
const catalogueWorth = 20;

/** What these records say of how each class divides among the causes: `priorsOf` their counts. */
export function learnPriors(records: readonly Lesson[]): CausePriors {
  return priorsOf(causeRecordOf(records));
}

/**
 * What a team's own incidents say of how a class divides among the causes, shrunk towards the catalogue: (n·observed + 20·expected) / (n + 20),
 * the posterior mean under a Dirichlet prior of that weight. What was counted for a cause that has left the catalogue goes to "something else".
 * A cause that has joined it since keeps the catalogue's share, because not having been named says nothing against it.
 */
export function priorsOf({ causes: nameable, counts }: CauseRecord): CausePriors {
  const couldBeNamed = new Set(nameable);
  return Object.fromEntries(
    classes.map((label) => {
      const ofClass = counts.filter((count) => count.class === label);
      const seen = new Map(ofClass.map(({ cause, incidents }) => [cause, incidents]));
      return [label, shrunk(cataloguePriors[label], seen, couldBeNamed)];
    }),
  ) as CausePriors;
}

function shrunk(
  { byCause, other }: CauseShares,
  seen: ReadonlyMap<string, number>,
  couldBeNamed: ReadonlySet<string>,
): CauseShares {
  const expected = Object.entries(byCause);
  const total = sum(seen.values());
  const open = 1 - sum(expected.map(([id, share]) => (couldBeNamed.has(id) ? 0 : share)));
  const mean = (incidents: number, share: number): number =>
    (incidents * open + catalogueWorth * share) / (total + catalogueWorth);
  const unknown = sum([...seen].map(([id, incidents]) => (Object.hasOwn(byCause, id) ? 0 : incidents)));
  return {
    byCause: Object.fromEntries(
      expected.map(([id, share]) => [id, couldBeNamed.has(id) ? mean(seen.get(id) ?? 0, share) : share]),
    ),
    other: mean(unknown, other),
  };
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
