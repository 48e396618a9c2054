import type { SparseRows } from '#ml/training/sparse-rows.ts';

/** Rows to learn from or to measure on. An absent value is a missing one, as XGBoost reads CSR; a stored 0 is the number 0. */
export interface BoostingData {
  readonly rows: SparseRows;
  /**
   * One number a row: a class (0 …), 0 … 1 for binary:logistic, any for reg:squarederror. For multi:softprob also rowCount × classCount
   * weights, which is what the row once for each class with that weight would be (soft labels).
   */
  readonly labels: Float32Array;
  /** What each row weighs; 1 when left out. */
  readonly weights?: Float32Array;
  /** Margins to start from instead of the base score, rowCount × outputs. For learning they must come from models that have not seen the row. */
  readonly baseMargin?: Float32Array;
}
