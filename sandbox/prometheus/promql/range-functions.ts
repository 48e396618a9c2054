import type { Point } from '#sandbox/prometheus/time-series-store.ts';

/** A function of the points of one series in a window; null when they do not suffice. */
export type RangeFunction = (
  points: readonly Point[],
  window: { readonly rangeMs: number; readonly endMs: number },
) => number | null;

const values = (points: readonly Point[]): readonly number[] => points.map((point) => point.value);
const total = (points: readonly Point[]): number => points.reduce((sum, point) => sum + point.value, 0);
const present =
  (reduce: (points: readonly Point[]) => number): RangeFunction =>
  (points) =>
    points.length === 0 ? null : reduce(points);

/** The functions that take a range vector, by their PromQL name. */
export const rangeFunctions: Readonly<Record<string, RangeFunction>> = {
  rate: (points, window) => perSecond(extrapolate(points, window, true), window.rangeMs),
  increase: (points, window) => extrapolate(points, window, true),
  delta: (points, window) => extrapolate(points, window, false),
  irate: (points) => lastRate(points, true),
  idelta: (points) => lastRate(points, false),
  deriv: slope,
  avg_over_time: present((points) => total(points) / points.length),
  sum_over_time: present(total),
  min_over_time: present((points) => Math.min(...values(points))),
  max_over_time: present((points) => Math.max(...values(points))),
  count_over_time: present((points) => points.length),
  last_over_time: present((points) => points.at(-1)?.value ?? Number.NaN),
  present_over_time: present(() => 1),
  changes: present(
    (points) => points.filter((point, index) => index > 0 && point.value !== points[index - 1]?.value).length,
  ),
  resets: present(
    (points) => points.filter((point, index) => point.value < (points[index - 1]?.value ?? -Infinity)).length,
  ),
};

/**
 * The change over the window, extrapolated to its edges the way Prometheus does (promql/functions.go,
 * extrapolatedRate): up to half an average interval beyond the outer points, and never below zero for a counter.
 */
function extrapolate(
  points: readonly Point[],
  window: { readonly rangeMs: number; readonly endMs: number },
  isCounter: boolean,
): number | null {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return null;
  let change = last.value - first.value;
  if (isCounter) {
    points.forEach((point, index) => {
      const before = points[index - 1]?.value ?? point.value;
      if (point.value < before) change += before;
    });
  }
  const sampledMs = last.tMs - first.tMs;
  const averageMs = sampledMs / (points.length - 1);
  const threshold = averageMs * 1.1;
  let beforeMs = first.tMs - (window.endMs - window.rangeMs);
  let afterMs = window.endMs - last.tMs;
  if (beforeMs >= threshold) beforeMs = averageMs / 2;
  if (isCounter && change > 0 && first.value >= 0) beforeMs = Math.min(beforeMs, sampledMs * (first.value / change));
  if (afterMs >= threshold) afterMs = averageMs / 2;
  return change * ((sampledMs + beforeMs + afterMs) / sampledMs);
}

function perSecond(change: number | null, rangeMs: number): number | null {
  return change === null ? null : change / (rangeMs / 1000);
}

function lastRate(points: readonly Point[], perSecondOfCounter: boolean): number | null {
  const [before, last] = points.slice(-2);
  if (!before || !last) return null;
  const change = perSecondOfCounter && last.value < before.value ? last.value : last.value - before.value;
  return perSecondOfCounter ? change / ((last.tMs - before.tMs) / 1000) : change;
}

/** Slope per second by least squares. */
function slope(points: readonly Point[]): number | null {
  const origin = points[0]?.tMs;
  if (origin === undefined || points.length < 2) return null;
  const xs = points.map((point) => (point.tMs - origin) / 1000);
  const meanX = xs.reduce((sum, x) => sum + x, 0) / xs.length;
  const meanY = total(points) / points.length;
  const covariance = points.reduce((sum, point, index) => sum + ((xs[index] ?? 0) - meanX) * (point.value - meanY), 0);
  const variance = xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
  return covariance / variance;
}
