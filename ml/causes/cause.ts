import type { AlertClass } from '#domain/classification.ts';
import type { FindingId } from '#ml/findings.ts';

/**
 * How a finding bears on a cause: by what factor the odds of the cause rise (above 1) or fall (below 1) when it is seen, and when it was
 * looked for and not seen. One is above 1 exactly where the other is below.
 */
export interface LikelihoodRatio {
  readonly ratioIfPresent: number;
  readonly ratioIfAbsent: number;
}

/**
 * A known cause of incidents. Priors and ratios are the judgement of their author in round figures: a ratio compares how often the finding is
 * seen under this cause with how often it is seen in other incidents, and is never so far from 1 that one finding decides alone.
 */
export interface Cause {
  readonly id: string;
  readonly title: string;
  /** The findings whose subject completes the title, the surest first: "Dependency down: eligibility". */
  readonly namedBy?: readonly FindingId[];
  readonly description: string;
  /** What a person sees when this is the cause. */
  readonly looksLike: string;
  /** Share of the incidents of a class that this cause explains; classes not named have a small default. */
  readonly priorByClass: Readonly<Partial<Record<AlertClass, number>>>;
  readonly evidence: Readonly<Partial<Record<FindingId, LikelihoodRatio>>>;
  /** Runbooks that remedy it, best first; empty where none that ships does. */
  readonly remedies: readonly string[];
  /** What a person does about it, in a sentence. */
  readonly remedy: string;
}
