/** A smooth function's value at `x`; writes its gradient to `gradient`. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

export interface MinimiseOptions {
  readonly maxIterations: number;
  /** Stops when the gradient's largest component is at most this. */
  readonly gradientTolerance: number;
}

const historySize = 10;

/**
 * Minimises a convex function by L-BFGS with Armijo backtracking (Nocedal and Wright, Numerical Optimization, 2nd ed., algorithm 7.4).
 * Deterministic: no random numbers, fixed summation order. Returns the minimiser; `start` is left as it was.
 */
export function minimise(objective: Objective, start: Float64Array, options: MinimiseOptions): Float64Array {
  const size = start.length;
  let x: Float64Array = start.slice();
  let gradient: Float64Array = new Float64Array(size);
  let value = objective(x, gradient);
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let iteration = 0; iteration < options.maxIterations; iteration += 1) {
    if (largest(gradient) <= options.gradientTolerance) break;
    const direction = descentDirection(gradient, steps);
    const slope = dot(direction, gradient);
    let length = iteration === 0 ? Math.min(1, 1 / norm(gradient)) : 1;
    const nextGradient = new Float64Array(size);
    let next = x;
    let nextValue = value;
    let accepted = false;
    for (let attempt = 0; attempt < 30 && !accepted; attempt += 1) {
      next = plus(x, direction, length);
      nextValue = objective(next, nextGradient);
      accepted = nextValue <= value + 1e-4 * length * slope;
      if (!accepted) length *= 0.5;
    }
    if (!accepted) break;
    const s = plus(next, x, -1);
    const y = plus(nextGradient, gradient, -1);
    const curvature = dot(s, y);
    if (curvature > 1e-12) steps.push({ s, y, rho: 1 / curvature });
    if (steps.length > historySize) steps.shift();
    x = next;
    gradient = nextGradient;
    value = nextValue;
  }
  return x;
}

function descentDirection(
  gradient: Float64Array,
  steps: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const direction = gradient.map((component) => -component);
  const alphas: number[] = [];
  for (const { s, y, rho } of steps.toReversed()) {
    const alpha = rho * dot(s, direction);
    alphas.unshift(alpha);
    addScaled(direction, y, -alpha);
  }
  const last = steps.at(-1);
  if (last !== undefined) scale(direction, dot(last.s, last.y) / dot(last.y, last.y));
  for (const [at, { s, y, rho }] of steps.entries()) {
    addScaled(direction, s, (alphas[at] ?? 0) - rho * dot(y, direction));
  }
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}

function largest(a: Float64Array): number {
  return a.reduce((most, component) => Math.max(most, Math.abs(component)), 0);
}

function addScaled(target: Float64Array, a: Float64Array, factor: number): void {
  for (let at = 0; at < target.length; at += 1) target[at] = (target[at] ?? 0) + factor * (a[at] ?? 0);
}

function scale(target: Float64Array, factor: number): void {
  for (let at = 0; at < target.length; at += 1) target[at] = (target[at] ?? 0) * factor;
}

function plus(a: Float64Array, b: Float64Array, factor: number): Float64Array {
  const sum = a.slice();
  addScaled(sum, b, factor);
  return sum;
}
