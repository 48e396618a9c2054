import type { Hypothesis } from '#domain/hypothesis.ts';
import { percent } from '#domain/percent.ts';
import type { RunbookCount } from '#domain/track-record.ts';
import { runbookSuccess, type RunbookSuccess } from '#ml/track-record/runbook-success.ts';
import type { Place } from '#ml/track-record/levels.ts';
import type { Match } from '#runbooks/match-runbooks.ts';

/** What the catalogue says a cause is remedied by. */
export interface Remedies {
  readonly id: string;
  /** Names of runbooks. */
  readonly remedies: readonly string[];
}

export interface RankingFacts {
  /** Runbooks that fit; the nearest fit first, which settles ties. */
  readonly matches: readonly Match[];
  readonly hypothesis: Hypothesis | null;
  readonly causes: readonly Remedies[];
  readonly counts: readonly RunbookCount[];
  readonly place: Place;
}

export interface RankedRunbook {
  readonly match: Match;
  readonly success: RunbookSuccess;
  /** The likeliest cause that it remedies, with the probability of all such causes; null where there is none. */
  readonly remedies: { readonly title: string; readonly probability: number } | null;
  /** 0–1, higher first. */
  readonly score: number;
}

/**
 * The runbooks that fit, best first. Two things speak for one: its record, by the lower bound of its chance to help, and the
 * probability of a cause that it is a remedy for. It is taken to help unless both are wrong about it, independently (a
 * noisy or; Pearl, Probabilistic Reasoning in Intelligent Systems, 1988): score = 1 − (1 − record)(1 − probability).
 */
export function rankRunbooks({ matches, hypothesis, causes, counts, place }: RankingFacts): readonly RankedRunbook[] {
  const ranked = matches.map((match): RankedRunbook => {
    const success = runbookSuccess(counts, match.runbook.name, place);
    const remedies = remediedBy(match.runbook.name, hypothesis, causes);
    return { match, success, remedies, score: 1 - (1 - success.rank) * (1 - (remedies?.probability ?? 0)) };
  });
  // Sorting is stable: equals stay in the order of how exactly they fit, then risk, then name.
  return ranked.toSorted((a, b) => b.score - a.score);
}

/** "remedies Database connection pool exhausted (91 %)" */
export function sayRemedies(remedies: RankedRunbook['remedies']): string | null {
  return remedies === null ? null : `remedies ${remedies.title} (${percent(remedies.probability)})`;
}

function remediedBy(
  runbook: string,
  hypothesis: Hypothesis | null,
  causes: readonly Remedies[],
): RankedRunbook['remedies'] {
  if (hypothesis === null) return null;
  const named = [hypothesis, ...hypothesis.competing].filter(({ cause }) =>
    causes.some(({ id, remedies }) => id === cause && remedies.includes(runbook)),
  );
  const likeliest = named.toSorted((a, b) => b.confidence - a.confidence).at(0);
  if (likeliest === undefined) return null;
  const probability = named.reduce((sum, { confidence }) => sum + confidence, 0);
  return { title: likeliest.title, probability: Math.min(1, probability) };
}
