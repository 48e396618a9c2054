import type { Classification } from '#domain/classification.ts';
import type { Finding, Hypothesis } from '#domain/hypothesis.ts';
import type { Cause } from './causes/cause.ts';
import { isFindingId } from './findings.ts';
import { posteriorOf } from './posterior.ts';

/** A cause less probable than this is not worth a sentence. */
const leastWorthSaying = 0.15;

export interface HypothesisQuestion {
  readonly classification: Classification;
  readonly findings: readonly Finding[];
  /** Least probability at which the hypothesis is a claim; below it is a suggestion. */
  readonly claimConfidence: number;
}

/**
 * The most probable cause that something seen speaks for, with all the evidence that bears on it and the causes that compete with it. Null when
 * nothing that was seen speaks for a cause worth naming: no evidence, no claim.
 */
export function hypothesise({ classification, findings, claimConfidence }: HypothesisQuestion): Hypothesis | null {
  const worthSaying = posteriorOf(classification, findings).causes.filter(
    ({ probability }) => probability >= leastWorthSaying,
  );
  const best = worthSaying.find(({ cause }) =>
    findings.some((finding) => finding.present && bearing(cause, finding) > 1),
  );
  if (best === undefined) return null;
  const { cause, probability } = best;
  return {
    cause: cause.id,
    title: cause.title,
    confidence: Math.min(1, probability),
    wording: probability >= claimConfidence ? 'claim' : 'suggestion',
    evidence: findings
      .filter((finding) => bearing(cause, finding) !== 1)
      .toSorted((a, b) => bearing(cause, b) - bearing(cause, a)),
    competing: worthSaying
      .filter((other) => other !== best)
      .map((other) => ({ cause: other.cause.id, title: other.cause.title, confidence: other.probability })),
  };
}

/** The factor by which a finding moves the odds of a cause; 1 when it says nothing of it. */
function bearing(cause: Cause, { id, present }: Finding): number {
  const ratio = isFindingId(id) ? cause.evidence[id] : undefined;
  if (ratio === undefined) return 1;
  return present ? ratio.ratioIfPresent : ratio.ratioIfAbsent;
}
