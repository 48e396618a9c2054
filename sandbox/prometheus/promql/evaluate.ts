import { labelKey, type TimeSeriesStore } from '#sandbox/prometheus/time-series-store.ts';
import { aggregate } from './aggregate.ts';
import { applyBinary } from './binary-operation.ts';
import { expectArguments, instantFunctions, wrongType } from './instant-functions.ts';
import { selectorTest } from './label-matching.ts';
import { beyondSubset, PromqlError } from './promql-error.ts';
import { rangeFunctions } from './range-functions.ts';
import type { Expression, Selector } from './syntax.ts';
import { withoutName, type Value, type VectorSample } from './value.ts';

/** An instant selector sees the newest sample of the last five minutes, Prometheus' default look-back. */
const lookbackMs = 300_000;

/** The value of an expression at `tMs`. Throws PromqlError for what cannot be evaluated. */
export function evaluate(expression: Expression, store: TimeSeriesStore, tMs: number): Value {
  switch (expression.kind) {
    case 'number':
      return { type: 'scalar', value: expression.value };
    case 'string':
      return { type: 'string', value: expression.value };
    case 'selector':
      return select(expression, store, tMs);
    case 'negate':
      return unique(negate(evaluate(expression.operand, store, tMs)));
    case 'binary':
      return unique(
        applyBinary(expression, evaluate(expression.left, store, tMs), evaluate(expression.right, store, tMs)),
      );
    case 'aggregate': {
      const operand = evaluate(expression.operand, store, tMs);
      if (operand.type !== 'vector')
        throw new PromqlError(
          'bad_data',
          `expected type instant vector in aggregation expression, got ${operand.type}`,
        );
      const parameter = expression.parameter === null ? null : evaluate(expression.parameter, store, tMs);
      const count = parameter?.type === 'scalar' ? parameter.value : 0;
      return { type: 'vector', samples: aggregate(expression.operator, expression.grouping, operand.samples, count) };
    }
    case 'call':
      return call(expression.name, expression.args, store, tMs);
  }
}

function select(selector: Selector, store: TimeSeriesStore, tMs: number): Value {
  const matches = selectorTest(selector);
  const endMs = tMs - selector.offsetMs;
  const series = [...store.select(selector.name ?? undefined)].filter((candidate) => matches(candidate.labels));
  if (selector.rangeMs === null) {
    const samples = series.flatMap((candidate) => {
      const point = candidate.at(endMs, lookbackMs);
      return point === null ? [] : [{ labels: candidate.labels, value: point.value }];
    });
    return { type: 'vector', samples };
  }
  const { rangeMs } = selector;
  const found = series
    .map((candidate) => ({ labels: candidate.labels, points: candidate.within(endMs - rangeMs, endMs) }))
    .filter((candidate) => candidate.points.length > 0);
  return { type: 'matrix', series: found, rangeMs, endMs };
}

function negate(value: Value): Value {
  switch (value.type) {
    case 'scalar':
      return { type: 'scalar', value: -value.value };
    case 'vector': {
      const samples = value.samples.map((sample) => ({ labels: withoutName(sample.labels), value: -sample.value }));
      return { type: 'vector', samples };
    }
    case 'string':
    case 'matrix':
      throw new PromqlError(
        'bad_data',
        `unary expression only allowed on expressions of type scalar or instant vector, got "${value.type}"`,
      );
  }
}

function call(name: string, written: readonly Expression[], store: TimeSeriesStore, tMs: number): Value {
  const range = Object.hasOwn(rangeFunctions, name) ? rangeFunctions[name] : undefined;
  const instant = Object.hasOwn(instantFunctions, name) ? instantFunctions[name] : undefined;
  if (!range && !instant) {
    throw knownElsewhere.has(name) || /^(sin|cos|tan|hour|minute|day|month|year|label|histogram)/.test(name)
      ? beyondSubset(`the function ${name}`)
      : new PromqlError(
          'bad_data',
          `unknown function with name "${name}"; the sandbox's Prometheus understands a subset of PromQL`,
        );
  }
  const args = written.map((argument) => evaluate(argument, store, tMs));
  if (instant) return unique(instant(name, { args, written, tMs }));
  expectArguments(name, args, 1, 1);
  const [matrix] = args;
  if (matrix?.type !== 'matrix' || !range) throw wrongType(name, 'range vector', matrix);
  const samples = matrix.series.flatMap((series): readonly VectorSample[] => {
    const value = range(series.points, matrix);
    return value === null ? [] : [{ labels: withoutName(series.labels), value }];
  });
  return unique({ type: 'vector', samples });
}

/** Functions of Prometheus that the sandbox does not have. */
const knownElsewhere = new Set([
  'absent_over_time',
  'clamp_over_time',
  'double_exponential_smoothing',
  'holt_winters',
  'log10',
  'log2',
  'mad_over_time',
  'pi',
  'predict_linear',
  'quantile_over_time',
  'sgn',
  'stddev_over_time',
  'stdvar_over_time',
  'timestamp',
]);

/** Dropping the name can make two series look alike; Prometheus refuses such a result, and so does the sandbox. */
function unique(value: Value): Value {
  if (value.type !== 'vector') return value;
  const keys = new Set(value.samples.map((sample) => labelKey(sample.labels)));
  if (keys.size < value.samples.length) {
    throw new PromqlError('execution', 'vector cannot contain metrics with the same labelset');
  }
  return value;
}
