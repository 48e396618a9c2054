import type { LikelihoodRatio } from '#ml/causes/cause.ts';
import type { FindingRates, Rate } from './finding-rates.ts';

/** What the counts say of one cause and one finding. */
export interface FittedRatio extends LikelihoodRatio {
  readonly cause: string;
  readonly finding: string;
  readonly ofCause: Rate;
  readonly ofOthers: Rate;
}

/** So many incidents of a cause are imagined beside those there were, in which the finding is as usual elsewhere. */
const imagined = 2;
/** No single finding may decide more than that. */
const bounds = { least: 0.05, most: 20 } as const;

/**
 * Likelihood ratios of every finding under every cause against all other causes. Shares are shrunk: those of the others
 * by Laplace's rule ((seen + 1) / (looked + 2)), those of the cause towards the others', so that a finding seen in none
 * of few incidents does not speak for the cause.
 */
export function fitRatios(rates: FindingRates): readonly FittedRatio[] {
  return [...rates].flatMap(([cause, ofCause]) =>
    [...ofCause].map(([finding, own]): FittedRatio => {
      const others = [...rates].flatMap(([other, of]) => (other === cause ? [] : (of.get(finding) ?? [])));
      const ofOthers = total(others);
      return { cause, finding, ofCause: own, ofOthers, ...ratioOf(own, ofOthers) };
    }),
  );
}

function ratioOf(own: Rate, others: Rate): LikelihoodRatio {
  const elsewhere = (others.seen + 1) / (others.looked + 2);
  const here = (own.seen + imagined * elsewhere) / (own.looked + imagined);
  return { ratioIfPresent: bounded(here / elsewhere), ratioIfAbsent: bounded((1 - here) / (1 - elsewhere)) };
}

function total(rates: readonly Rate[]): Rate {
  return {
    looked: rates.reduce((sum, { looked }) => sum + looked, 0),
    seen: rates.reduce((sum, { seen }) => sum + seen, 0),
  };
}

function bounded(ratio: number): number {
  return Math.min(bounds.most, Math.max(bounds.least, ratio));
}
