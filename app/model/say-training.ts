import { percentText, withInterval } from '#ml/exam/figure-text.ts';
import type { ModelDescription } from '#ml/model-file.ts';

/** What a training came to, for people. */
export function sayTraining({ id, exams, threshold }: ModelDescription, out: string): string {
  const lines = Object.entries(exams).map(
    ([name, { figures, intervals }]) =>
      `  ${name}: ${figures.count} alerts, fair ${withInterval(figures.fair, intervals.fair)}, top-3 ${percentText(figures.top3)}, ECE ${figures.ece.toFixed(3)}`,
  );
  return `${[`${id}, answers from a confidence of ${threshold} on`, ...lines, `written to ${out}`].join('\n')}\n`;
}

/** The same as one line of JSON: identity, bars and figures, without the vocabulary. */
export function jsonOfTraining({ id, threshold, leastKnownShare, training, exams, novelty }: ModelDescription): string {
  return `${JSON.stringify({ id, threshold, leastKnownShare, training, exams, novelty })}\n`;
}
