import type { Series } from '#runbooks/ports.ts';

/** How many series become one number. */
export const reducers = ['max', 'min', 'sum', 'avg', 'first', 'last', 'count'] as const;
export type Reducer = (typeof reducers)[number];

export type Reduced =
  | { readonly kind: 'value'; readonly value: number }
  /** Nothing to take a value from. */
  | { readonly kind: 'none'; readonly reason: string }
  /** More values than one, and no word on how to choose. */
  | { readonly kind: 'ambiguous'; readonly reason: string };

/** Takes one finite number from a query's answer. Series without a finite value (NaN from 0/0, ±Inf) do not count. */
export function reduceSeries(series: readonly Series[], reducer: Reducer | null): Reduced {
  const finite = series.filter((one) => Number.isFinite(one.value));
  if (reducer === 'count') return { kind: 'value', value: finite.length };
  if (series.length === 0) return { kind: 'none', reason: 'the query found no series' };
  if (series.length > 1 && reducer === null) {
    const found = `the query found ${series.length} series that differ in ${differingLabels(series)}`;
    return { kind: 'ambiguous', reason: `${found}: narrow the query, or add reduce: ${reducers.join(', ')}` };
  }
  const values = finite.map((one) => one.value);
  const [first] = values;
  if (first === undefined) {
    return {
      kind: 'none',
      reason: `the query found no finite value, only ${[...new Set(series.map((one) => one.value))].join(', ')}`,
    };
  }
  const value = apply(reducer ?? 'first', values, first);
  if (!Number.isFinite(value)) return { kind: 'none', reason: `the ${reducer ?? 'value'} is too large to be a number` };
  return { kind: 'value', value };
}

function apply(reducer: Exclude<Reducer, 'count'>, values: readonly number[], first: number): number {
  const sum = values.reduce((total, value) => total + value, 0);
  switch (reducer) {
    case 'max':
      return values.reduce((largest, value) => Math.max(largest, value));
    case 'min':
      return values.reduce((smallest, value) => Math.min(smallest, value));
    case 'sum':
      return sum;
    case 'avg':
      return sum / values.length;
    case 'first':
      return first;
    case 'last':
      return values.at(-1) ?? first;
  }
}

function differingLabels(series: readonly Series[]): string {
  const names = new Set(series.flatMap((one) => Object.keys(one.labels)));
  const differing = [...names].filter((name) => new Set(series.map((one) => one.labels[name])).size > 1);
  return differing.length === 0 ? 'no label' : differing.sort().join(', ');
}
