import type { BoostingData } from '#ml/boosting/boosting-data.ts';
import type { Objective } from './objective.ts';

const { exp, fround, log, max } = Math;

/** Least second derivative and least probability, as in XGBoost. */
const least = 1e-16;

/** Softmax over the margins of a row and its log loss (XGBoost's multi:softprob). The second derivative is 2p(1 − p), as there. */
export const softprob: Objective = {
  check({ rows, labels }, outputs) {
    const soft = isSoft(labels, rows.rowCount, outputs);
    for (const [at, label] of labels.entries()) {
      const right = soft
        ? label >= 0 && Number.isFinite(label)
        : Number.isInteger(label) && label >= 0 && label < outputs;
      if (right) continue;
      const wanted = soft ? 'weights of at least 0' : `classes 0 … ${outputs - 1}`;
      throw new RangeError(
        `labels: row ${soft ? Math.floor(at / outputs) : at}: multi:softprob wants ${wanted}, not ${label}`,
      );
    }
  },

  derive(margins, data, outputs, into) {
    const { rowCount } = data.rows;
    const p = new Float32Array(outputs);
    const shares = new Float32Array(outputs);
    for (let row = 0; row < rowCount; row += 1) {
      softmaxOf(margins, row * outputs, p);
      const weight = sharesOf(data, row, shares);
      for (let output = 0; output < outputs; output += 1) {
        const share = p[output] ?? 0;
        const at = 2 * (output * rowCount + row);
        const label = shares[output] ?? 0;
        // With the whole weight on one class this is XGBoost's (p − 1) · weight, rounded at the same places.
        into[at] = label === weight ? fround(share - 1) * weight : fround(share * weight) - label;
        into[at + 1] = max(fround(fround(fround(2 * share) * fround(1 - share)) * weight), least);
      }
    }
  },

  loss(margins, data, outputs) {
    const p = new Float32Array(outputs);
    const shares = new Float32Array(outputs);
    let sum = 0;
    let weights = 0;
    for (let row = 0; row < data.rows.rowCount; row += 1) {
      softmaxOf(margins, row * outputs, p);
      weights += sharesOf(data, row, shares);
      for (const [output, label] of shares.entries()) if (label > 0) sum -= label * log(max(p[output] ?? 0, least));
    }
    return sum / weights;
  },

  transform(margins, outputs) {
    const p = new Float32Array(outputs);
    for (let from = 0; from < margins.length; from += outputs) {
      softmaxOf(margins, from, p);
      margins.set(p, from);
    }
  },

  marginOf: (baseScore) => baseScore,
};

function isSoft(labels: Float32Array, rowCount: number, outputs: number): boolean {
  if (labels.length === rowCount) return false;
  if (labels.length === rowCount * outputs) return true;
  throw new RangeError(
    `labels: ${labels.length} of them, ${rowCount} rows of ${outputs} classes want ${rowCount} or ${rowCount * outputs}`,
  );
}

/** Writes how the row's weight is shared among the classes; returns all of it. */
function sharesOf({ rows, labels, weights }: BoostingData, row: number, shares: Float32Array): number {
  const weight = weights === undefined ? 1 : (weights[row] ?? 1);
  if (labels.length === rows.rowCount) {
    shares.fill(0);
    shares[labels[row] ?? 0] = weight;
    return weight;
  }
  let sum = 0;
  for (let output = 0; output < shares.length; output += 1) {
    const share = fround(weight * (labels[row * shares.length + output] ?? 0));
    shares[output] = share;
    sum = fround(sum + share);
  }
  return sum;
}

function softmaxOf(margins: Float32Array, from: number, into: Float32Array): void {
  let greatest = -Infinity;
  for (let at = 0; at < into.length; at += 1) greatest = max(greatest, margins[from + at] ?? 0);
  let sum = 0;
  for (let at = 0; at < into.length; at += 1) {
    const power = fround(exp(fround((margins[from + at] ?? 0) - greatest)));
    into[at] = power;
    sum += power;
  }
  sum = fround(sum);
  for (let at = 0; at < into.length; at += 1) into[at] = (into[at] ?? 0) / sum;
}
