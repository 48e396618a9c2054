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

/** The labels without the metric's name, as most operations leave them. */
export function withoutName(labels: Labels): Labels {
  const { __name__: _name, ...rest } = labels;
  return rest;
}

/** Keeps or drops the named labels; the metric's name goes either way. */
export function projectLabels(labels: Labels, mode: 'keep' | 'drop', names: readonly string[]): Labels {
  return Object.fromEntries(
    Object.entries(labels).filter(([name]) => name !== '__name__' && names.includes(name) === (mode === 'keep')),
  );
}
