/** A point or a direction. Float32 halves the memory to walk through where there are millions of components. */
type Vector = Float32Array | Float64Array;

/** A smooth function's value at `x`; writes its gradient to `gradient`. */
export type Objective<V extends Vector> = (x: V, gradient: V) => number;

export interface MinimiseOptions {
  readonly maxIterations: number;
  /** Stops when the gradient's largest component is at most this. */
  readonly gradientTolerance: number;
  /** Stops also when a step lowers the value by less than this share of it; 0 unless given. */
  readonly leastGain?: number;
}

const historySize = 6;
interface Step<V extends Vector> {
  readonly s: V;
  readonly y: V;
  readonly rho: number;
}

/**
 * Minimises a convex function by L-BFGS with Armijo backtracking (Nocedal and Wright, Numerical Optimization, 2nd ed., algorithm 7.4).
 * Deterministic: no random numbers, fixed summation order, sums in double precision whatever the vectors are. Returns the minimiser; `start` is left as it was.
 * All vectors are made once and used again: to take and give back megabytes at every step holds up the other threads of the process.
 */
export function minimise<V extends Vector>(objective: Objective<V>, start: V, options: MinimiseOptions): V {
  let [x, next] = [copyOf(start), copyOf(start)];
  let [gradient, nextGradient] = [copyOf(start), copyOf(start)];
  const direction = copyOf(start);
  let value = objective(x, gradient);
  const steps: Step<V>[] = [];
  let spare: Pick<Step<V>, 's' | 'y'> | undefined;
  for (let iteration = 0; iteration < options.maxIterations; iteration += 1) {
    if (largest(gradient) <= options.gradientTolerance) break;
    pointDownhill(direction, gradient, steps);
    const slope = dot(direction, gradient);
    let length = iteration === 0 ? Math.min(1, 1 / norm(gradient)) : 1;
    let nextValue = value;
    let accepted = false;
    for (let attempt = 0; attempt < 30 && !accepted; attempt += 1) {
      setSum(next, x, direction, length);
      nextValue = objective(next, nextGradient);
      accepted = nextValue <= value + 1e-4 * length * slope;
      if (!accepted) length *= 0.5;
    }
    if (!accepted) break;
    const { s, y } = spare ?? { s: copyOf(x), y: copyOf(x) };
    setSum(s, next, x, -1);
    setSum(y, nextGradient, gradient, -1);
    const curvature = dot(s, y);
    spare = { s, y };
    if (curvature > 1e-12) {
      steps.push({ s, y, rho: 1 / curvature });
      spare = steps.length > historySize ? steps.shift() : undefined;
    }
    const gain = value - nextValue;
    [x, next] = [next, x];
    [gradient, nextGradient] = [nextGradient, gradient];
    value = nextValue;
    if (gain <= (options.leastGain ?? 0) * Math.abs(value)) break;
  }
  return x;
}

/** Writes the descent direction that the latest steps suggest. */
function pointDownhill<V extends Vector>(direction: V, gradient: V, steps: readonly Step<V>[]): void {
  direction.set(gradient);
  scale(direction, -1);
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
}

function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** A new vector of the same kind; TypeScript's `slice` forgets which. */
function copyOf<V extends Vector>(vector: V): V {
  return vector.slice() as V;
}

function norm(a: Vector): number {
  return Math.sqrt(dot(a, a));
}

function largest(a: Vector): number {
  let most = 0;
  for (let at = 0; at < a.length; at += 1) most = Math.max(most, Math.abs(a[at] ?? 0));
  return most;
}

function addScaled(target: Vector, a: Vector, factor: number): void {
  for (let at = 0; at < target.length; at += 1) target[at] = (target[at] ?? 0) + factor * (a[at] ?? 0);
}

function scale(target: Vector, factor: number): void {
  for (let at = 0; at < target.length; at += 1) target[at] = (target[at] ?? 0) * factor;
}

/** target = a + factor × b */
function setSum(target: Vector, a: Vector, b: Vector, factor: number): void {
  target.set(a);
  addScaled(target, b, factor);
}
