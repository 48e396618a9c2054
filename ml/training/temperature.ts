import { softmax } from './softmax.ts';

/**
 * The temperature that makes the confidence of the first answer honest (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017): it minimises the
 * log loss of "the first answer is right", by golden-section search on its logarithm within 1/8 … 8. `acceptable` holds, for each row,
 * the classes that a careful responder would take as right; the margins must come from models that have not seen the rows.
 */
export function fitTemperature(
  margins: Float64Array,
  acceptable: readonly ReadonlySet<number>[],
  classCount: number,
): number {
  const loss = (logTemperature: number): number => {
    const probabilities = softmax(margins, classCount, Math.exp(logTemperature));
    let sum = 0;
    for (const [row, right] of acceptable.entries()) {
      const ofRow = probabilities.subarray(row * classCount, (row + 1) * classCount);
      const confidence = Math.max(...ofRow);
      const first = ofRow.indexOf(confidence);
      // Not 1 − confidence, which is 0 long before the other classes are.
      const doubt = ofRow.reduce((others, p, c) => (c === first ? others : others + p), 0);
      sum -= Math.log(right.has(first) ? confidence : Math.max(doubt, Number.MIN_VALUE));
    }
    return sum;
  };
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = -Math.log(8);
  let high = Math.log(8);
  for (let step = 0; step < 30; step += 1) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}
