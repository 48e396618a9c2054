import { causes } from '#ml/causes/catalogue.ts';
import type { LikelihoodRatio } from '#ml/causes/cause.ts';
import { isFindingId } from '#ml/findings.ts';
import { fitRatios, type FittedRatio } from './fit-ratios.ts';
import type { FindingRates } from './finding-rates.ts';

/** A ratio of the catalogue that the counts contradict, or one that it lacks. */
export interface Suggestion extends FittedRatio {
  /** What the catalogue says; 1 and 1 where it says nothing. */
  readonly current: LikelihoodRatio;
}

/** A difference below this factor is not worth a change. */
const worthChanging = 2;
/** Too few incidents of a cause say nothing. */
const fewest = 3;

/**
 * Where present or absent findings spoke otherwise than the catalogue has it, by at least a factor of two; the
 * greatest differences first.
 */
export function suggestRatios(rates: FindingRates): readonly Suggestion[] {
  return fitRatios(rates)
    .filter(({ ofCause }) => ofCause.looked >= fewest)
    .map((fitted) => ({ ...fitted, current: currentRatio(fitted) }))
    .filter((suggestion) => difference(suggestion) >= Math.log(worthChanging))
    .toSorted((a, b) => difference(b) - difference(a));
}

function currentRatio({ cause, finding }: FittedRatio): LikelihoodRatio {
  const entry = causes.find(({ id }) => id === cause);
  const ratio = isFindingId(finding) ? entry?.evidence[finding] : undefined;
  return ratio ?? { ratioIfPresent: 1, ratioIfAbsent: 1 };
}

/** How far off the catalogue is, in log odds, for what is seen oftener in this cause: the finding or its absence. */
function difference({ ofCause, ratioIfPresent, ratioIfAbsent, current }: Suggestion): number {
  const ifPresent = Math.abs(Math.log(ratioIfPresent / current.ratioIfPresent));
  const ifAbsent = Math.abs(Math.log(ratioIfAbsent / current.ratioIfAbsent));
  const seen = ofCause.seen / ofCause.looked;
  return seen * ifPresent + (1 - seen) * ifAbsent;
}
