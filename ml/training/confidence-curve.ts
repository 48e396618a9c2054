import { classes } from '#domain/classification.ts';

/** Confidence of the first answer by its softmax share p: σ(slope × ln(p / (1 − p)) + shift). The other classes share what is left as before. */
export interface ConfidenceCurve {
  /** Over 0, at most 1. */
  readonly slope: number;
  /** At least 0. With these bounds the first answer stays the first. */
  readonly shift: number;
}

/** The curve that changes nothing. */
export const straightCurve: ConfidenceCurve = { slope: 1, shift: 0 };

const leastSlope = 0.5;
const greatestShift = 1.5;
const steps = 50;

/**
 * The curve that makes the confidence of the first answer honest where one temperature for all confidences does not: it minimises the log loss of "the first
 * answer is right" (Platt, "Probabilistic Outputs for Support Vector Machines", 1999) over a grid of 51 slopes and 51 shifts. `probabilities` (rows ×
 * classes) must come from models that had not seen the rows; `acceptable` holds the classes that a careful responder would take as right.
 */
export function fitConfidenceCurve(
  probabilities: Float64Array,
  acceptable: readonly ReadonlySet<number>[],
): ConfidenceCurve {
  const answers = acceptable.map((right, row) => {
    const { first, logit } = firstAnswer(probabilities, row * classes.length);
    return { logit, right: right.has(first) };
  });
  let best = straightCurve;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= steps; i += 1) {
    for (let j = 0; j <= steps; j += 1) {
      const slope = 1 - ((1 - leastSlope) * i) / steps;
      const shift = (greatestShift * j) / steps;
      let loss = 0;
      for (const { logit, right } of answers) loss += softplus((right ? -1 : 1) * (slope * logit + shift));
      if (loss >= least) continue;
      least = loss;
      best = { slope, shift };
    }
  }
  return best;
}

/** Puts the curve on softmax shares (rows × classes); what the graph does, in double precision. */
export function applyConfidenceCurve({ slope, shift }: ConfidenceCurve, probabilities: Float64Array): Float64Array {
  const calibrated = probabilities.slice();
  for (let from = 0; from < probabilities.length; from += classes.length) {
    const { first, logit, others } = firstAnswer(probabilities, from);
    const doubt = 1 / (1 + Math.exp(slope * logit + shift));
    for (let c = from; c < from + classes.length; c += 1) {
      calibrated[c] = c === from + first ? 1 - doubt : ((probabilities[c] ?? 0) * doubt) / others;
    }
  }
  return calibrated;
}

/** Shares below this are taken as this; the graph's float32 can still tell it from 0. */
export const leastShare = 1e-30;

function firstAnswer(probabilities: Float64Array, from: number): { first: number; logit: number; others: number } {
  let first = 0;
  for (let c = 1; c < classes.length; c += 1) {
    if ((probabilities[from + c] ?? 0) > (probabilities[from + first] ?? 0)) first = c;
  }
  // Not 1 − p, which is 0 long before the other classes are.
  let others = 0;
  for (let c = 0; c < classes.length; c += 1) if (c !== first) others += probabilities[from + c] ?? 0;
  others = Math.max(others, leastShare);
  return { first, logit: Math.log(probabilities[from + first] ?? 0) - Math.log(others), others };
}

/** ln(1 + eˣ), without overflow. */
function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}
