import type { Labels, Point } from '#sandbox/prometheus/time-series-store.ts';

/** What an expression evaluates to at one moment. */
export type Value =
  | { readonly type: 'scalar'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'vector'; readonly samples: readonly VectorSample[] }
  | {
      readonly type: 'matrix';
      readonly series: readonly MatrixSeries[];
      readonly rangeMs: number;
      readonly endMs: number;
    };

export interface VectorSample {
  readonly labels: Labels;
  readonly value: number;
}

export interface MatrixSeries {
  readonly labels: Labels;
  readonly points: readonly Point[];
}

// Rules ask the same of the same series every second. Labels never change, so their derivations are kept beside them.
const nameless = new WeakMap<Labels, Labels>();
const projected = { keep: new WeakMap<Labels, Projections>(), drop: new WeakMap<Labels, Projections>() };
type Projections = WeakMap<readonly string[], Labels>;

/** The labels without the metric's name, as most operations leave them. */
export function withoutName(labels: Labels): Labels {
  const known = nameless.get(labels);
  if (known) return known;
  const { __name__: _name, ...rest } = labels;
  nameless.set(labels, rest);
  return rest;
}

/** Keeps or drops the named labels; the metric's name goes either way. */
export function projectLabels(labels: Labels, mode: 'keep' | 'drop', names: readonly string[]): Labels {
  const projections = projected[mode].get(labels) ?? new WeakMap<readonly string[], Labels>();
  projected[mode].set(labels, projections);
  const known = projections.get(names);
  if (known) return known;
  const kept = Object.fromEntries(
    Object.entries(labels).filter(([name]) => name !== '__name__' && names.includes(name) === (mode === 'keep')),
  );
  projections.set(names, kept);
  return kept;
}
