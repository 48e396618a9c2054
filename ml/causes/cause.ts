import type { AlertClass } from '#domain/classification.ts';
import type { FindingId } from '#ml/findings.ts';

/**
 * How a finding bears on a cause: by what factor the odds of the cause rise (above 1) or fall (below 1) when it is seen, and when it was
 * looked for and not seen.
 */
export interface LikelihoodRatio {
  readonly ratioIfPresent: number;
  readonly ratioIfAbsent: number;
}

/** A known cause of incidents. Priors and ratios are the judgement of its author, in round figures. */
export interface Cause {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What a person sees when this is the cause. */
  readonly looksLike: string;
  /** Share of the incidents of a class that this cause explains; classes not named have the catalogue's small default. */
  readonly priorByClass: Readonly<Partial<Record<AlertClass, number>>>;
  readonly evidence: Readonly<Partial<Record<FindingId, LikelihoodRatio>>>;
  /** Runbooks that remedy it, best first. */
  readonly remedies: readonly string[];
}
