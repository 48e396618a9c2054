import { classes } from '#domain/classification.ts';
import type { Calibration } from './calibration.ts';
import { applyConfidenceCurve } from './confidence-curve.ts';
import { softmax } from './softmax.ts';

/** Calibrated probabilities of margins (rows × classes). */
export function probabilitiesOf(
  margins: Float64Array,
  { temperature, curve }: Pick<Calibration, 'temperature' | 'curve'>,
): Float64Array {
  return applyConfidenceCurve(curve, softmax(margins, classes.length, temperature));
}
