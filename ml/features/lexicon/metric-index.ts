import { entriesOf } from './entries.ts';

/** Metric names and their beginnings, each with what it stands for. */
export interface MetricIndex<Value> {
  readonly exact: Map<string, Value[]>;
  /** By beginning, without the underscore that ends it: `pg`, `kube_pod`. */
  readonly prefixes: Map<string, Value[]>;
}

/** An index without metrics. */
export function emptyMetricIndex<Value>(): MetricIndex<Value> {
  return { exact: new Map(), prefixes: new Map() };
}

/**
 * Adds metrics from a data file's list: `pg_up` is one metric, `pg_*` every metric that begins so. Throws a RangeError for anything that is
 * not a lower-case metric name, or whose star does not follow an underscore.
 */
export function addMetrics<Value>(index: MetricIndex<Value>, list: string, value: Value): void {
  for (const entry of entriesOf(list)) {
    if (!/^[a-z][a-z0-9_:]*(?:_\*)?$/.test(entry)) {
      throw new RangeError(`metric "${entry}": write a lower-case metric name, or a beginning such as "pg_*"`);
    }
    const isPrefix = entry.endsWith('_*');
    const key = isPrefix ? entry.slice(0, -2) : entry;
    const table = isPrefix ? index.prefixes : index.exact;
    const values = table.get(key) ?? [];
    if (!values.includes(value)) values.push(value);
    table.set(key, values);
  }
}

/** Suffixes of one histogram's or counter's series, which stand in no list. */
const seriesSuffix = /_(?:bucket|count|sum|created)$/;

/**
 * What a metric stands for: by its whole name, otherwise by its longest known beginning. Names of recording rules (`level:metric:operations`)
 * are tried part by part. Empty when nothing fits.
 */
export function valuesOfMetric<Value>(index: MetricIndex<Value>, metric: string): readonly Value[] {
  const whole = index.exact.get(metric) ?? index.exact.get(metric.replace(seriesSuffix, ''));
  if (whole !== undefined) return whole;
  if (!metric.includes(':')) return byPrefix(index, metric) ?? [];
  for (const part of metric.split(':')) {
    const values = index.exact.get(part) ?? byPrefix(index, part);
    if (values !== undefined) return values;
  }
  return [];
}

function byPrefix<Value>(index: MetricIndex<Value>, name: string): readonly Value[] | undefined {
  for (let end = name.lastIndexOf('_'); end > 0; end = name.lastIndexOf('_', end - 1)) {
    const values = index.prefixes.get(name.slice(0, end));
    if (values !== undefined) return values;
  }
  return undefined;
}
