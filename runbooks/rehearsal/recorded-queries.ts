import type { LokiPort, PrometheusPort, Series } from '#runbooks/ports.ts';
import type { RehearsalCase } from './case-schema.ts';
import { answersOf, nothingRecorded, type Proceedings, recordedFailure } from './first-answer.ts';
import { fitsPattern } from './fits-pattern.ts';

type Metric = RehearsalCase['answers']['prometheus'][number];
type Log = RehearsalCase['answers']['loki'][number];

/** Prometheus as it was recorded. A query over a range finds each value all along it. */
export function recordedPrometheus(recorded: readonly Metric[], on: Proceedings): PrometheusPort {
  const answers = answersOf(recorded, on);
  const ask = (query: string): readonly Series[] => {
    const chosen = answers.choose((one) => fitsPattern(query, one.query), `Prometheus: ${query}`);
    if (chosen === null) throw nothingRecorded('prometheus', query);
    return seriesOf('prometheus', chosen.answer, chosen.given);
  };
  return {
    query: async (promql) => ({ series: ask(promql) }),
    queryRange: async ({ query, start, end, stepMs }) => ({
      series: ask(query).map(({ labels, value }) => {
        const count = Math.floor((end.getTime() - start.getTime()) / stepMs) + 1;
        const points = Array.from({ length: count }, (_, index) => {
          return { at: new Date(start.getTime() + index * stepMs), value };
        });
        return { labels, points };
      }),
    }),
  };
}

/** Loki as it was recorded. */
export function recordedLoki(recorded: readonly Log[], on: Proceedings): LokiPort {
  const answers = answersOf(recorded, on);
  const ask = (query: string, lines: boolean): { readonly answer: Log; readonly given: number } => {
    const asked = `Loki${lines ? ' for lines' : ''}: ${query}`;
    const fits = (one: Log): boolean =>
      fitsPattern(query, one.query) && (one.error !== undefined || (one.lines !== undefined) === lines);
    const chosen = answers.choose(fits, asked);
    if (chosen === null) throw nothingRecorded('loki', query);
    return chosen;
  };
  return {
    query: async (logql) => {
      const { answer, given } = ask(logql, false);
      return { series: seriesOf('loki', answer, given) };
    },
    lines: async ({ query, end, limit }) => {
      const { answer } = ask(query, true);
      if (answer.error !== undefined) throw recordedFailure('loki', answer.error);
      const found = (answer.lines ?? []).slice(0, limit);
      return {
        lines: found.map((line, index) => ({ at: new Date(end.getTime() - (index + 1) * 1000), labels: {}, line })),
      };
    },
  };
}

function seriesOf(system: string, answer: Metric | Log, given: number): readonly Series[] {
  if (answer.error !== undefined) throw recordedFailure(system, answer.error);
  if (answer.series !== undefined) return answer.series;
  const values = answer.values ?? (answer.value === undefined ? [] : [answer.value]);
  const value = values[Math.min(given, values.length - 1)];
  return value === undefined ? [] : [{ labels: {}, value }];
}
