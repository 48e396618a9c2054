import type { Classification } from '#domain/classification.ts';
import type { Finding, Hypothesis } from '#domain/hypothesis.ts';
import type { Cause } from './causes/cause.ts';
import { posteriorOf } from './posterior.ts';
import type { CausePriors } from './root-cause/cause-priors.ts';
import { tellOnce } from './root-cause/tell-once.ts';
import { bearing } from './root-cause/weigh-evidence.ts';

/** A cause less probable than this is not worth a sentence of its own. */
const leastWorthSaying = 0.15;
/** A competing cause less probable than this is not shown. */
const leastWorthComparing = 0.03;
/** What speaks for a cause by less than this factor is a symptom of any cause, and no ground to name one. */
const leastGround = 1.5;

export interface HypothesisQuestion {
  readonly classification: Classification;
  readonly findings: readonly Finding[];
  /** Least probability at which the hypothesis is a claim; below it is a suggestion. */
  readonly claimConfidence: number;
  /** What a team's history says of causes by class; the catalogue's own expectation unless given. */
  readonly priors?: CausePriors;
}

/**
 * The most probable cause that something seen speaks for, with all the evidence that bears on it, every fact told once and its echoes apart, and
 * the causes that compete with it. Null when nothing that was seen speaks for a cause worth naming: no evidence, no claim.
 */
export function hypothesise({
  classification,
  findings,
  claimConfidence,
  priors,
}: HypothesisQuestion): Hypothesis | null {
  const ranked = posteriorOf(classification, findings, priors === undefined ? {} : { priors }).causes;
  const best = ranked.find(({ cause, probability }) => probability >= leastWorthSaying && hasGround(cause, findings));
  if (best === undefined) return null;
  const { cause, probability } = best;
  const { facts, echoes } = tellOnce(cause, findings);
  return {
    cause: cause.id,
    title: titleOf(cause, findings),
    confidence: Math.min(1, probability),
    wording: probability >= claimConfidence ? 'claim' : 'suggestion',
    evidence: facts,
    echoes,
    competing: ranked
      .filter((other) => other !== best && other.probability >= leastWorthComparing)
      .map((other) => ({
        cause: other.cause.id,
        title: titleOf(other.cause, findings),
        confidence: other.probability,
      })),
  };
}

function hasGround(cause: Cause, findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.present && bearing(cause, finding) >= leastGround);
}

/** Names the origin where a finding does: "Dependency down: eligibility". */
function titleOf({ title, namedBy = [] }: Cause, findings: readonly Finding[]): string {
  const subjects = namedBy.flatMap((naming) =>
    findings.flatMap(({ id, present, subject }) =>
      id === naming && present && subject !== undefined ? [subject] : [],
    ),
  );
  return subjects[0] === undefined ? title : `${title}: ${subjects[0]}`;
}
