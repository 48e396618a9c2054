import { formatValue } from '#sandbox/prometheus/format-value.ts';
import { labelKey, type Labels } from '#sandbox/prometheus/time-series-store.ts';
import type { LogStore } from './log-store.ts';
import { evaluate } from './logql/evaluate.ts';
import { LogqlError } from './logql/logql-error.ts';
import type { MetricExpression } from './logql/syntax.ts';

const mostPoints = 11_000;

export interface ShownSeries {
  readonly metric: Labels;
  /** Unix seconds and the value as text. */
  readonly values: [number, string][];
}

/** A metric query's value at every step from start to end, as `query_range` shows it. */
export function evaluateRange(
  store: LogStore,
  expression: MetricExpression,
  range: { readonly startNs: bigint; readonly endNs: bigint; readonly stepMs: number },
): readonly ShownSeries[] {
  const startMs = Number(range.startNs / 1_000_000n);
  const endMs = Number(range.endNs / 1_000_000n);
  if ((endMs - startMs) / range.stepMs > mostPoints) {
    throw new LogqlError(
      'exceeded maximum resolution of 11,000 points per time series. Try increasing the value of the step parameter',
    );
  }
  const series = new Map<string, ShownSeries>();
  for (let tMs = startMs; tMs <= endMs; tMs += range.stepMs) {
    const value = evaluate(expression, store, BigInt(Math.round(tMs)) * 1_000_000n);
    const samples = value.type === 'scalar' ? [{ labels: {}, value: value.value }] : value.samples;
    for (const sample of samples) {
      const key = labelKey(sample.labels);
      const shown = series.get(key) ?? { metric: sample.labels, values: [] };
      shown.values.push([tMs / 1000, formatValue(sample.value)]);
      series.set(key, shown);
    }
  }
  return [...series.values()];
}
