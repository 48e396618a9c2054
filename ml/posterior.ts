import type { Classification } from '#domain/classification.ts';
import type { Finding } from '#domain/hypothesis.ts';
import { causes } from './causes/catalogue.ts';
import type { Cause } from './causes/cause.ts';
import { isFindingId } from './findings.ts';
import type { FindingId } from './findings.ts';

/** Prior share of a cause for a class that it does not name: rare, not impossible. */
const unnamedPrior = 0.01;
/** Prior share of "something else", which no finding speaks for or against. */
const otherPrior = 0.25;

/** How probable each cause is, and how probable that it is none of them; the probabilities add up to 1. */
export interface Posterior {
  readonly causes: readonly { readonly cause: Cause; readonly probability: number }[];
  readonly other: number;
}

/**
 * Bayes' rule over the catalogue and "something else": prior by class, mixed by how probable each class is, times a likelihood ratio for every
 * finding that was looked for. Several findings of one id count once, as present if any is; their order does not matter. Most probable first.
 */
export function posteriorOf(classification: Classification, findings: readonly Finding[]): Posterior {
  const seen = seenIn(findings);
  const odds = causes.map((cause) => ({ cause, weight: priorOf(cause, classification) * likelihood(cause, seen) }));
  const total = odds.reduce((sum, { weight }) => sum + weight, otherPrior);
  return {
    causes: odds
      .map(({ cause, weight }) => ({ cause, probability: weight / total }))
      .sort((a, b) => b.probability - a.probability),
    other: otherPrior / total,
  };
}

function seenIn(findings: readonly Finding[]): ReadonlyMap<FindingId, boolean> {
  const seen = new Map<FindingId, boolean>();
  for (const { id, present } of findings) {
    if (isFindingId(id)) seen.set(id, present || seen.get(id) === true);
  }
  return seen;
}

function priorOf(cause: Cause, { top }: Classification): number {
  const named = top.reduce((sum, { probability }) => sum + probability, 0);
  return top.reduce(
    (sum, { label, probability }) => sum + probability * (cause.priorByClass[label] ?? unnamedPrior),
    Math.max(0, 1 - named) * unnamedPrior,
  );
}

/** In the order of the cause's own table, so that the order of findings cannot even change a rounding. */
function likelihood(cause: Cause, seen: ReadonlyMap<FindingId, boolean>): number {
  let product = 1;
  for (const [id, ratio] of Object.entries(cause.evidence)) {
    const present = isFindingId(id) ? seen.get(id) : undefined;
    if (present !== undefined) product *= present ? ratio.ratioIfPresent : ratio.ratioIfAbsent;
  }
  return product;
}
