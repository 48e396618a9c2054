import { seededRandom } from '#ml/training/random.ts';
import type { ExamAnswer } from './exam-answer.ts';

/** How often the bootstrap draws, and the seed of its draws. */
export interface Draws {
  readonly draws: number;
  readonly seed: number;
}

/** What every figure is given its interval with, unless one asks for other draws. */
export const usualDraws: Draws = { draws: 1000, seed: 1 };

/**
 * Draws as many sources as there are, with replacement, again and again, and says for each draw how often each answer counts: rules of one repository
 * resemble each other, so that repositories are drawn and not rules (the cluster bootstrap: Field & Welsh, "Bootstrapping clustered data", JRSS B 2007).
 * With a single source its answers are drawn one by one. The array given is the same one each time; equal seeds draw equally.
 */
export function* drawSources(answers: readonly ExamAnswer[], { draws, seed }: Draws): Generator<Uint16Array> {
  const names = [...new Set(answers.map(({ source }) => source))];
  const numberOf = new Map(names.map((name, number) => [name, number]));
  const single = names.length <= 1;
  const clusterOf = answers.map(({ source }, at) => (single ? at : (numberOf.get(source) ?? 0)));
  const clusterCount = single ? answers.length : names.length;
  const random = seededRandom(seed);
  const times = new Uint16Array(clusterCount);
  const weights = new Uint16Array(answers.length);
  for (let draw = 0; draw < draws; draw += 1) {
    times.fill(0);
    for (let drawn = 0; drawn < clusterCount; drawn += 1) {
      const cluster = Math.floor(random() * clusterCount);
      times[cluster] = (times[cluster] ?? 0) + 1;
    }
    for (const [at, cluster] of clusterOf.entries()) weights[at] = times[cluster] ?? 0;
    yield weights;
  }
}

/** The middle 95 % of drawn values (percentiles by linear interpolation). */
export function middleOf(values: readonly number[]): { readonly low: number; readonly high: number } {
  const sorted = values.toSorted((a, b) => a - b);
  return { low: percentile(sorted, 0.025), high: percentile(sorted, 0.975) };
}

function percentile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (place - Math.floor(place)) * (above - below);
}
