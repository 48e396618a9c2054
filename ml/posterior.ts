import type { Classification } from '#domain/classification.ts';
import type { Finding } from '#domain/hypothesis.ts';
import { causes } from './causes/catalogue.ts';
import type { Cause } from './causes/cause.ts';
import { cataloguePriors, priorOf, type CausePriors } from './root-cause/cause-priors.ts';
import { evidenceTemperature } from './root-cause/evidence-temperature.ts';
import { seenIn, weighEvidence } from './root-cause/weigh-evidence.ts';

/** How probable each cause is, and how probable that it is none of them; the probabilities add up to 1. */
export interface Posterior {
  readonly causes: readonly { readonly cause: Cause; readonly probability: number }[];
  readonly other: number;
}

export interface PosteriorOptions {
  /** What a team's history says; the catalogue's own expectation unless given. */
  readonly priors?: CausePriors;
  /** By what the evidence's log odds are divided; what was learned on tuning incidents unless given. */
  readonly temperature?: number;
}

/**
 * Bayes' rule over the catalogue and "something else", which no finding speaks for or against: prior by class times a likelihood ratio for every
 * finding that was looked for, echoes of one fact counted for less, and all of it tempered so that 0.8 means 0.8. The order of findings does not
 * matter; what was not asked, or not answered, says nothing. Most probable first.
 */
export function posteriorOf(
  classification: Classification,
  findings: readonly Finding[],
  { priors = cataloguePriors, temperature = evidenceTemperature }: PosteriorOptions = {},
): Posterior {
  const seen = seenIn(findings);
  const prior = priorOf(classification, priors);
  const logs = causes.map((cause) => ({
    cause,
    log: Math.log(prior.byCause[cause.id] ?? 0) + weighEvidence(cause, seen) / temperature,
  }));
  const otherLog = Math.log(prior.other);
  // Shifted by the greatest, so that no exponential overflows and their sum is never 0.
  const greatest = Math.max(otherLog, ...logs.map(({ log }) => log));
  const weights = logs.map(({ cause, log }) => ({ cause, weight: Math.exp(log - greatest) }));
  const otherWeight = Math.exp(otherLog - greatest);
  const total = weights.reduce((sum, { weight }) => sum + weight, otherWeight);
  return {
    causes: weights
      .map(({ cause, weight }) => ({ cause, probability: weight / total }))
      .sort((a, b) => b.probability - a.probability),
    other: otherWeight / total,
  };
}
