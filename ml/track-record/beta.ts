/** A beta distribution of a share: `a` and `b` are the imagined and observed hits and misses. Both above 0. */
export interface Beta {
  readonly a: number;
  readonly b: number;
}

export function betaMean({ a, b }: Beta): number {
  return a / (a + b);
}

/** The value that a share of this distribution exceeds with probability 1 − `p`; by bisection to 1e-9. `p` in 0–1. */
export function betaQuantile(beta: Beta, p: number): number {
  let low = 0;
  let high = 1;
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (betaCumulative(beta, middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Probability that the share is at most `x`: the regularised incomplete beta function (https://dlmf.nist.gov/8.17). */
export function betaCumulative({ a, b }: Beta, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  // The continued fraction converges fast on this side of the mean only; the other side is its complement.
  if (x < (a + 1) / (a + b + 2)) return (front * continuedFraction(a, b, x)) / a;
  return 1 - (front * continuedFraction(b, a, 1 - x)) / b;
}

/** Lentz's evaluation of https://dlmf.nist.gov/8.17#E22, without its factor. */
function continuedFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1), tiny);
  let value = d;
  for (let m = 1; m <= 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let factor = 1;
    for (const term of [even, odd]) {
      d = 1 / awayFromZero(1 + term * d, tiny);
      c = awayFromZero(1 + term / c, tiny);
      factor = c * d;
      value *= factor;
    }
    if (Math.abs(factor - 1) < 1e-14) break;
  }
  return value;
}

function awayFromZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/** Lanczos' approximation with g = 7 and nine terms (coefficients of P. Godfrey, 2001); good to about 1e-14 for x > 0. */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const sum = lanczos.reduce((total, coefficient, at) => total + coefficient / (shifted + at + 1), 0.9999999999998099);
  const t = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];
