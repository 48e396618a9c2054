import type { Objective } from './objective.ts';
import { checkOneLabelARow } from './one-label-a-row.ts';

const { fround } = Math;

/** Half the squared distance of the margin from the label (XGBoost's reg:squarederror); the loss watched is its root of the mean square. */
export const squaredError: Objective = {
  check(data) {
    checkOneLabelARow(data, (label) => Number.isFinite(label), 'reg:squarederror wants a finite number');
  },

  derive(margins, { rows, labels, weights }, _outputs, into) {
    for (let row = 0; row < rows.rowCount; row += 1) {
      const weight = weights === undefined ? 1 : (weights[row] ?? 1);
      into[2 * row] = fround((margins[row] ?? 0) - (labels[row] ?? 0)) * weight;
      into[2 * row + 1] = weight;
    }
  },

  loss(margins, { rows, labels, weights }) {
    let sum = 0;
    let all = 0;
    for (let row = 0; row < rows.rowCount; row += 1) {
      const weight = weights === undefined ? 1 : (weights[row] ?? 1);
      sum += weight * ((margins[row] ?? 0) - (labels[row] ?? 0)) ** 2;
      all += weight;
    }
    return Math.sqrt(sum / all);
  },

  transform() {},

  marginOf: (baseScore) => baseScore,
};
