import { classes } from '#domain/classification.ts';
import type { HistoryRecord } from '#domain/history.ts';
import { cataloguePriors, type CausePriors, type CauseShares } from './cause-priors.ts';

/** As many incidents of a class as this weigh as much as what the catalogue says of it. */
const catalogueWorth = 20;

type Lesson = Pick<HistoryRecord, 'label' | 'cause'>;

/**
 * What a team's own incidents say of how a class divides among the causes, shrunk towards the catalogue: (n·observed + 20·expected) / (n + 20),
 * the posterior mean under a Dirichlet prior of that weight. A record without a confirmed class or cause teaches nothing; a cause that the
 * catalogue does not know counts as "something else".
 */
export function learnPriors(records: readonly Lesson[]): CausePriors {
  return Object.fromEntries(
    classes.map((label) => {
      const named = records.flatMap((record) =>
        record.label === label && record.cause !== null ? [record.cause] : [],
      );
      return [label, shrunk(cataloguePriors[label], named)];
    }),
  ) as CausePriors;
}

function shrunk({ byCause, other }: CauseShares, seen: readonly string[]): CauseShares {
  const total = seen.length + catalogueWorth;
  const counts = new Map<string, number>();
  for (const cause of seen) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  const unknown = seen.filter((cause) => !Object.hasOwn(byCause, cause)).length;
  const shares = Object.entries(byCause).map(
    ([id, share]) => [id, ((counts.get(id) ?? 0) + catalogueWorth * share) / total] as const,
  );
  return { byCause: Object.fromEntries(shares), other: (unknown + catalogueWorth * other) / total };
}
