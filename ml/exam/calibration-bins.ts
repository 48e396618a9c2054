import type { ExamAnswer } from './exam-answer.ts';

/** Answers of nearly the same confidence. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  /** Answers in it, by weight. */
  readonly count: number;
  /** Their mean confidence, and the share of them that was fair; 0 in an empty bin. */
  readonly confidence: number;
  readonly accuracy: number;
}

/** Bins of equal width, as Naeini et al. ("Obtaining Well Calibrated Probabilities Using Bayesian Binning", AAAI 2015) measure ECE. */
const binCount = 15;

/** The answers by confidence, in 15 bins of equal width; `weights` says how often each answer counts. */
export function calibrationBins(answers: readonly ExamAnswer[], weights: ArrayLike<number>): readonly CalibrationBin[] {
  const counts = new Float64Array(binCount);
  const confidences = new Float64Array(binCount);
  const fair = new Float64Array(binCount);
  for (const [at, answer] of answers.entries()) {
    const weight = weights[at] ?? 0;
    const bin = Math.min(binCount - 1, Math.floor(answer.confidence * binCount));
    counts[bin] = (counts[bin] ?? 0) + weight;
    confidences[bin] = (confidences[bin] ?? 0) + weight * answer.confidence;
    if (answer.fair) fair[bin] = (fair[bin] ?? 0) + weight;
  }
  return Array.from(counts, (count, bin) => ({
    from: bin / binCount,
    to: (bin + 1) / binCount,
    count,
    confidence: count === 0 ? 0 : (confidences[bin] ?? 0) / count,
    accuracy: count === 0 ? 0 : (fair[bin] ?? 0) / count,
  }));
}

/** Expected calibration error: how far confidence is from accuracy, on the mean over all answers. */
export function calibrationError(bins: readonly CalibrationBin[]): number {
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const gaps = bins.map(({ count, confidence, accuracy }) => count * Math.abs(confidence - accuracy));
  return gaps.reduce((sum, gap) => sum + gap, 0) / total;
}
