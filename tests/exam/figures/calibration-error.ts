/** An answer with how sure it was of itself. */
export interface Answer {
  /** 0 to 1. */
  readonly confidence: number;
  readonly right: boolean;
}

const binCount = 15;

/**
 * Expected calibration error over 15 bins of equal width: by how much confidence and accuracy differ, averaged over the
 * answers (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017). 0 where nothing was answered.
 */
export function calibrationError(answers: readonly Answer[]): number {
  const bins = Map.groupBy(answers, ({ confidence }) => Math.min(binCount - 1, Math.floor(confidence * binCount)));
  let error = 0;
  for (const inBin of bins.values()) {
    const sure = inBin.reduce((sum, { confidence }) => sum + confidence, 0);
    const right = inBin.filter((answer) => answer.right).length;
    error += Math.abs(sure - right) / answers.length;
  }
  return error;
}
