import type { SparseRows } from '#ml/training/sparse-rows.ts';

/**
 * Rows in LIBSVM form, a line each: the label, then `feature:value` by ascending feature, counted from 0 as XGBoost reads it
 * (https://xgboost.readthedocs.io/en/stable/tutorials/input_format.html). Missing values (absent or NaN) are left out, zeros are written. Values are
 * written so that they are read back as the same float32. Without labels each line begins with 0.
 */
export function writeLibsvm(rows: SparseRows, labels?: Float32Array): string {
  if (labels !== undefined && labels.length !== rows.rowCount) {
    throw new RangeError(`labels: ${labels.length} of them, ${rows.rowCount} rows want one each`);
  }
  let text = '';
  for (let row = 0; row < rows.rowCount; row += 1) {
    text += numberText(labels?.[row] ?? 0);
    for (let at = rows.rowStart[row] ?? 0; at < (rows.rowStart[row + 1] ?? 0); at += 1) {
      const value = rows.values[at] ?? Number.NaN;
      if (!Number.isNaN(value)) text += ` ${rows.indices[at]}:${numberText(value)}`;
    }
    text += '\n';
  }
  return text;
}

/** Nine digits tell every float32 from its neighbours. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(9)));
}
