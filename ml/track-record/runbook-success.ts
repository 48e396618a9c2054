import type { RunbookCount } from '#domain/track-record.ts';
import { percent } from '#domain/percent.ts';
import { betaMean, betaQuantile, type Beta } from './beta.ts';
import { levelsOf, type Place } from './levels.ts';
import { shrunkShare, type Tally } from './shrunk-share.ts';

/** What the past says about a runbook for one class and service. */
export interface RunbookSuccess {
  /** The share of helped runs is above this with a probability of 95 %: the 5 % quantile of its posterior. 0–1. */
  readonly atLeast: number;
  /** The mean of the same posterior. 0–1. */
  readonly expected: number;
  /** `atLeast`, with every rejection counted as half a failure: what runbooks are ranked by. */
  readonly rank: number;
  /** Runs for this class, on whatever service. */
  readonly helped: number;
  readonly failed: number;
  readonly rejected: number;
  /** "held 7 of 8 times for this class; at least 57 % likely to help" */
  readonly words: string;
}

/** Odds of one in twenty that the truth is below the bound. */
const doubt = 0.05;

/**
 * A runbook's chance to help, from its runs for this class and service, shrunk to those for the class, and these to all its
 * runs. A lower bound and not the mean, so that one lucky run does not outrank a long record. A rejection is no
 * evidence of failure; but people who would not have it knew something, so it counts half against being chosen again.
 */
export function runbookSuccess(counts: readonly RunbookCount[], runbook: string, place: Place): RunbookSuccess {
  const own = counts.filter((count) => count.runbook === runbook);
  const levels = levelsOf(own, place);
  const ofClass = [...levels.here, ...levels.ofClass];
  const posterior = (rejectionCountsAs: number): Beta =>
    shrunkShare([levels.elsewhere, levels.ofClass, levels.here].map((level) => tally(level, rejectionCountsAs)));
  const { helped, failed, rejected } = {
    helped: sum(ofClass, 'helped'),
    failed: sum(ofClass, 'failed'),
    rejected: sum(ofClass, 'rejected'),
  };
  const atLeast = betaQuantile(posterior(0), doubt);
  return {
    atLeast,
    expected: betaMean(posterior(0)),
    rank: rejected === 0 && sum(own, 'rejected') === 0 ? atLeast : betaQuantile(posterior(0.5), doubt),
    helped,
    failed,
    rejected,
    words: words({ helped, failed, rejected, atLeast, everRan: sum(own, 'helped') + sum(own, 'failed') }),
  };
}

function words(record: {
  readonly helped: number;
  readonly failed: number;
  readonly rejected: number;
  readonly atLeast: number;
  readonly everRan: number;
}): string {
  const { helped, failed, rejected, atLeast, everRan } = record;
  const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
  const rejections = rejected === 0 ? '' : `, rejected ${times(rejected)}`;
  const runs = helped + failed;
  if (runs > 0) {
    const held = `held ${helped} of ${runs === 1 ? '1 time' : `${runs} times`} for this class`;
    return `${held}${rejections}; at least ${percent(atLeast)} likely to help`;
  }
  const elsewhere = everRan === 0 ? 'never run yet' : `never run for this class, ${times(everRan)} for others`;
  return `${elsewhere}${rejections}`;
}

function tally(counts: readonly RunbookCount[], rejectionCountsAs: number): Tally {
  return { hits: sum(counts, 'helped'), misses: sum(counts, 'failed') + rejectionCountsAs * sum(counts, 'rejected') };
}

function sum(counts: readonly RunbookCount[], what: 'helped' | 'failed' | 'rejected'): number {
  return counts.reduce((total, count) => total + count[what], 0);
}
