import type { Objective } from './objective.ts';
import { checkOneLabelARow } from './one-label-a-row.ts';

const { exp, fround, log, max } = Math;

const least = 1e-16;

/** Log loss of a yes or no, the margin being the log odds of yes (XGBoost's binary:logistic). A label between 0 and 1 is a share of yes. */
export const logistic: Objective = {
  check(data) {
    checkOneLabelARow(data, (label) => label >= 0 && label <= 1, 'binary:logistic wants 0 … 1');
  },

  derive(margins, { rows, labels, weights }, _outputs, into) {
    for (let row = 0; row < rows.rowCount; row += 1) {
      const p = sigmoid(margins[row] ?? 0);
      const weight = weights === undefined ? 1 : (weights[row] ?? 1);
      into[2 * row] = fround(p - (labels[row] ?? 0)) * weight;
      into[2 * row + 1] = max(fround(p * fround(1 - p)), least) * weight;
    }
  },

  loss(margins, { rows, labels, weights }) {
    let sum = 0;
    let all = 0;
    for (let row = 0; row < rows.rowCount; row += 1) {
      const p = sigmoid(margins[row] ?? 0);
      const label = labels[row] ?? 0;
      const weight = weights === undefined ? 1 : (weights[row] ?? 1);
      sum -= weight * (label * log(max(p, least)) + (1 - label) * log(max(1 - p, least)));
      all += weight;
    }
    return sum / all;
  },

  transform(margins) {
    for (let at = 0; at < margins.length; at += 1) margins[at] = sigmoid(margins[at] ?? 0);
  },

  marginOf: (baseScore) => fround(-fround(log(fround(fround(1 / baseScore) - 1)))),
};

function sigmoid(margin: number): number {
  return fround(1 / fround(fround(exp(-margin)) + 1));
}
