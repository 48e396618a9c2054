import type { BoostingData } from '#ml/boosting/boosting-data.ts';

/**
 * A loss as boosting needs it. Margins are rowCount × outputs. All arithmetic is in float32 step by step, as XGBoost does it, so that equal
 * margins give equal gradients.
 */
export interface Objective {
  /** Checks labels and their number; throws a RangeError that names the first row that is wrong. */
  check(data: BoostingData, outputs: number): void;
  /**
   * First and second derivative of each row's loss by each of its margins, times the row's weight: pairs (g, h) of output o and row r
   * go to `into[2 · (o · rowCount + r)]` and the place after it.
   */
  derive(margins: Float32Array, data: BoostingData, outputs: number, into: Float32Array): void;
  /** Mean loss, rows weighted: what early stopping watches. */
  loss(margins: Float32Array, data: BoostingData, outputs: number): number;
  /** Turns margins into answers (probabilities, or the number itself), in place. */
  transform(margins: Float32Array, outputs: number): void;
  /** The margin of a base score. */
  marginOf(baseScore: number): number;
}
