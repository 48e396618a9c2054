import { drawSources, middleOf, usualDraws } from './draw-sources.ts';
import type { Draws } from './draw-sources.ts';
import type { ExamAnswer } from './exam-answer.ts';
import type { Interval } from './interval.ts';

/** By how much one classifier is fairer than another on the same alerts (difference of shares), with its 95 % interval. */
export interface Difference extends Interval {
  readonly value: number;
}

/**
 * Fair accuracy of `one` less that of `other`, alert by alert the same ones in the same order; repositories are drawn for both at once, which is much
 * sharper than two intervals side by side. Throws a RangeError where the alerts are not the same.
 */
export function pairedDifference(
  one: readonly ExamAnswer[],
  other: readonly ExamAnswer[],
  draws: Draws = usualDraws,
): Difference {
  const same = one.length === other.length && one.every(({ source, label }, at) => isOf(other[at], source, label));
  if (!same || one.length === 0)
    throw new RangeError('only answers to the same alerts in the same order can be compared');
  const gains = one.map(({ fair }, at) => Number(fair) - Number(other[at]?.fair ?? false));
  const drawn: number[] = [];
  for (const weights of drawSources(one, draws)) drawn.push(weightedMean(gains, weights));
  return { value: gains.reduce((sum, gain) => sum + gain, 0) / gains.length, ...middleOf(drawn) };
}

function isOf(answer: ExamAnswer | undefined, source: string, label: string): boolean {
  return answer?.source === source && answer.label === label;
}

function weightedMean(values: readonly number[], weights: ArrayLike<number>): number {
  let [sum, total] = [0, 0];
  for (const [at, value] of values.entries()) {
    sum += value * (weights[at] ?? 0);
    total += weights[at] ?? 0;
  }
  return sum / total;
}
