import { labelKey, type Labels } from '#sandbox/prometheus/time-series-store.ts';
import type { LogStore } from './log-store.ts';
import { matchersTest } from './logql/label-matching.ts';
import { compilePipeline } from './logql/run-pipeline.ts';
import type { LogQuery } from './logql/syntax.ts';

export interface SelectedLine {
  readonly atNs: bigint;
  readonly line: string;
  /** After all stages. */
  readonly labels: Labels;
}

/** The lines that a query lets through, stream by stream, oldest first: from `fromNs` to before `toNs`. */
export function* selectLines(store: LogStore, query: LogQuery, fromNs: bigint, toNs: bigint): Iterable<SelectedLine> {
  const belongs = matchersTest(query.matchers);
  const pipeline = compilePipeline(query.stages);
  for (const stream of store.streams()) {
    if (!belongs(stream.labels)) continue;
    for (const entry of stream.within(fromNs, toNs)) {
      const labels = pipeline(entry, stream.labels);
      if (labels) yield { atNs: entry.atNs, line: entry.line, labels };
    }
  }
}

export interface LineRange {
  readonly startNs: bigint;
  readonly endNs: bigint;
  readonly limit: number;
  readonly direction: 'backward' | 'forward';
}

export interface ShownStream {
  readonly stream: Labels;
  readonly values: [string, string][];
}

/** The first `limit` lines of all streams together, in the direction, as `query_range` shows them. */
export function showLines(store: LogStore, query: LogQuery, range: LineRange): readonly ShownStream[] {
  const sign = range.direction === 'backward' ? -1 : 1;
  const lines = [...selectLines(store, query, range.startNs, range.endNs)]
    .toSorted((a, b) => (a.atNs === b.atNs ? 0 : a.atNs < b.atNs ? -sign : sign))
    .slice(0, range.limit);
  const streams = new Map<string, ShownStream>();
  for (const { labels, atNs, line } of lines) {
    const key = labelKey(labels);
    const shown = streams.get(key) ?? { stream: labels, values: [] };
    shown.values.push([String(atNs), line]);
    streams.set(key, shown);
  }
  return [...streams.values()];
}
