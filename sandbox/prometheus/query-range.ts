import { formatValue } from './format-value.ts';
import { evaluate } from './promql/evaluate.ts';
import { PromqlError } from './promql/promql-error.ts';
import type { Expression } from './promql/syntax.ts';
import { labelKey, type Labels, type TimeSeriesStore } from './time-series-store.ts';

const mostPoints = 11_000;

export interface RangeSeries {
  readonly metric: Labels;
  readonly values: (readonly [number, string])[];
}

/** The expression at every step from start to end. Refuses, as Prometheus does, an empty or too fine-grained range. */
export function queryRange(
  store: TimeSeriesStore,
  expression: Expression,
  range: { readonly startMs: number; readonly endMs: number; readonly stepMs: number },
): readonly RangeSeries[] {
  if (range.endMs < range.startMs) {
    throw new PromqlError('bad_data', 'invalid parameter "end": end timestamp must not be before start time');
  }
  if ((range.endMs - range.startMs) / range.stepMs > mostPoints) {
    throw new PromqlError(
      'bad_data',
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    );
  }
  const found = new Map<string, RangeSeries>();
  for (let tMs = range.startMs; tMs <= range.endMs; tMs += range.stepMs) {
    const value = evaluate(expression, store, tMs);
    if (value.type === 'string' || value.type === 'matrix') {
      const type = value.type === 'string' ? 'string' : 'range vector';
      throw new PromqlError(
        'bad_data',
        `invalid parameter "query": invalid expression type "${type}" for range query, must be Scalar or instant Vector`,
      );
    }
    const samples = value.type === 'scalar' ? [{ labels: {}, value: value.value }] : value.samples;
    for (const sample of samples) {
      const key = labelKey(sample.labels);
      const series = found.get(key) ?? { metric: sample.labels, values: [] };
      series.values.push([tMs / 1000, formatValue(sample.value)]);
      found.set(key, series);
    }
  }
  return [...found.values()];
}
