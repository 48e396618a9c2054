import type { RangeSeries } from '#runbooks/ports.ts';

/** How the values that a series has had over time become one number. */
export const reducersOverTime = ['max', 'min', 'avg', 'last', 'delta', 'slope'] as const;
export type ReducerOverTime = (typeof reducersOverTime)[number];

/**
 * One number for the values of a series, oldest first. Values that are NaN or infinite do not count; NaN when none is
 * left, or only one where a change over time is asked for. `slope` is the change a second along the straight line that
 * fits best, as PromQL's deriv (https://prometheus.io/docs/prometheus/latest/querying/functions/#deriv).
 */
export function reduceOverTime(points: RangeSeries['points'], reducer: ReducerOverTime): number {
  const finite = points.filter(({ value }) => Number.isFinite(value));
  const values = finite.map(({ value }) => value);
  const [first] = values;
  const last = values.at(-1);
  if (first === undefined || last === undefined) return Number.NaN;
  switch (reducer) {
    case 'max':
      return values.reduce((most, value) => Math.max(most, value), first);
    case 'min':
      return values.reduce((least, value) => Math.min(least, value), first);
    case 'avg':
      return mean(values);
    case 'last':
      return last;
    case 'delta':
      return values.length > 1 ? last - first : Number.NaN;
    case 'slope':
      return slope(finite);
  }
}

/** Least squares, the times counted from their mean so that nothing is lost to their size. */
function slope(points: RangeSeries['points']): number {
  const times = points.map(({ at }) => at.getTime() / 1000);
  const values = points.map(({ value }) => value);
  const [meanTime, meanValue] = [mean(times), mean(values)];
  let covariance = 0;
  let variance = 0;
  for (const [index, time] of times.entries()) {
    covariance += (time - meanTime) * ((values[index] ?? meanValue) - meanValue);
    variance += (time - meanTime) ** 2;
  }
  return variance === 0 ? Number.NaN : covariance / variance;
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
