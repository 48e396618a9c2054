import type { AlertClass, Classification } from '#domain/classification.ts';
import { classes } from '#domain/classification.ts';
import { causes } from '#ml/causes/catalogue.ts';

/** How a class's incidents divide among the causes of the catalogue, in its order, and "something else"; they add up to 1. */
export interface CauseShares {
  readonly byCause: Readonly<Record<string, number>>;
  readonly other: number;
}

/** The shares of every class. */
export type CausePriors = Readonly<Record<AlertClass, CauseShares>>;

/** Share of a cause for a class that it does not name: rare, not impossible. */
const unnamedShare = 0.008;
/** Share of "something else" before the shares are made to add up to 1. */
const otherShare = 0.1;
/** How much of a prior is what all classes together say: an alert may be about another thing than its class. */
const acrossClasses = 0.25;

/** What the authors of the catalogue expect, before a team's own history has been looked at. */
export const cataloguePriors: CausePriors = Object.fromEntries(
  classes.map((label) => {
    const shares = causes.map(({ id, priorByClass }) => [id, priorByClass[label] ?? unnamedShare] as const);
    return [label, normalised(Object.fromEntries(shares), otherShare)];
  }),
) as CausePriors;

/**
 * The prior of an incident: the shares of each class, mixed by how probable the class is. What the classifier leaves open, and a quarter
 * besides, goes to the average of all classes.
 */
export function priorOf({ top }: Classification, priors: CausePriors): CauseShares {
  const named = top.reduce((sum, { probability }) => sum + probability, 0);
  const known = (1 - acrossClasses) / Math.max(1, named);
  const mixed = top.map(({ label, probability }) => ({ shares: priors[label], weight: probability * known }));
  const open = 1 - mixed.reduce((sum, { weight }) => sum + weight, 0);
  const parts = [...mixed, ...classes.map((label) => ({ shares: priors[label], weight: open / classes.length }))];
  const sumOf = (share: (of: CauseShares) => number): number =>
    parts.reduce((sum, { shares, weight }) => sum + share(shares) * weight, 0);
  const byCause = causes.map(({ id }) => [id, sumOf(({ byCause: shares }) => shares[id] ?? 0)] as const);
  return normalised(
    Object.fromEntries(byCause),
    sumOf(({ other }) => other),
  );
}

function normalised(byCause: Readonly<Record<string, number>>, other: number): CauseShares {
  const total = Object.values(byCause).reduce((sum, share) => sum + share, other);
  return {
    byCause: Object.fromEntries(Object.entries(byCause).map(([id, share]) => [id, share / total])),
    other: other / total,
  };
}
