import type { LogStore } from '#sandbox/loki/log-store.ts';
import { selectLines } from '#sandbox/loki/select-lines.ts';
import { aggregate } from '#sandbox/prometheus/promql/aggregate.ts';
import { labelKey, type Labels } from '#sandbox/prometheus/time-series-store.ts';
import { combine } from './combine.ts';
import { LogqlError } from './logql-error.ts';
import type { MetricExpression, RangeOperator } from './syntax.ts';

export interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

export type Value =
  | { readonly type: 'scalar'; readonly value: number }
  | { readonly type: 'vector'; readonly samples: readonly Sample[] };

/** A metric query's value at one moment. Throws a LogqlError when lines it counts carry an error of a stage. */
export function evaluate(expression: MetricExpression, store: LogStore, atNs: bigint): Value {
  switch (expression.kind) {
    case 'number':
      return { type: 'scalar', value: expression.value };
    case 'range':
      return { type: 'vector', samples: overTime(expression, store, atNs) };
    case 'aggregate': {
      const operand = evaluate(expression.operand, store, atNs);
      if (operand.type === 'scalar') throw new LogqlError(`parse error : ${expression.operator} of a number`);
      const { operator, grouping, count } = expression;
      return { type: 'vector', samples: aggregate(operator, grouping, operand.samples, count ?? 0) };
    }
    case 'binary': {
      const left = evaluate(expression.left, store, atNs);
      return combine(expression, left, evaluate(expression.right, store, atNs));
    }
  }
}

type RangeExpression = Extract<MetricExpression, { kind: 'range' }>;

/** Counts over the window that ends at the moment, which is in it, and begins after its first one, which is not. */
function overTime(expression: RangeExpression, store: LogStore, atNs: bigint): readonly Sample[] {
  const endNs = atNs - BigInt(expression.offsetMs) * 1_000_000n;
  const fromNs = endNs - BigInt(expression.rangeMs) * 1_000_000n;
  const groups = new Map<string, { readonly labels: Labels; lines: number; bytes: number }>();
  for (const { labels, line } of selectLines(store, expression.query, fromNs + 1n, endNs + 1n)) {
    if (labels['__error__'] !== undefined) throw pipelineError(labels);
    const key = labelKey(labels);
    const group = groups.get(key) ?? { labels, lines: 0, bytes: 0 };
    group.lines += 1;
    group.bytes += Buffer.byteLength(line);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({
    labels: group.labels,
    value: reduce(expression.operator, group, expression.rangeMs / 1000),
  }));
}

function reduce(
  operator: RangeOperator,
  group: { readonly lines: number; readonly bytes: number },
  rangeS: number,
): number {
  switch (operator) {
    case 'count_over_time':
      return group.lines;
    case 'rate':
      return group.lines / rangeS;
    case 'bytes_over_time':
      return group.bytes;
    case 'bytes_rate':
      return group.bytes / rangeS;
  }
}

function pipelineError(labels: Labels): LogqlError {
  const { __error__: error, ...series } = labels;
  const shown = Object.entries(series).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return new LogqlError(
    `pipeline error: '${error}' for series: '{${shown.join(', ')}}'.\n` +
      `Use a label filter to intentionally skip this error. (e.g | __error__!="${error}").`,
  );
}
