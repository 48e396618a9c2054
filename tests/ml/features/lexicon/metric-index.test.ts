import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMetrics, emptyMetricIndex, valuesOfMetric } from '#ml/features/lexicon/metric-index.ts';
import type { MetricIndex } from '#ml/features/lexicon/metric-index.ts';

function indexOf(lists: Readonly<Record<string, string>>): MetricIndex<string> {
  const index = emptyMetricIndex<string>();
  for (const [value, list] of Object.entries(lists)) addMetrics(index, list, value);
  return index;
}

test('knows a metric by its whole name before its beginning, and the longer beginning before the shorter', () => {
  const index = indexOf({ exact: 'pg_up', short: 'pg_*', long: 'pg_stat_*' });
  expect(valuesOfMetric(index, 'pg_up')).toEqual(['exact']);
  expect(valuesOfMetric(index, 'pg_stat_activity_count')).toEqual(['long']);
  expect(valuesOfMetric(index, 'pg_locks_count')).toEqual(['short']);
  expect(valuesOfMetric(index, 'pgbouncer_up')).toEqual([]);
});

test('knows the series of a histogram by the name of the histogram', () => {
  const index = indexOf({ latency: 'http_request_duration_seconds' });
  expect(valuesOfMetric(index, 'http_request_duration_seconds_bucket')).toEqual(['latency']);
});

test('looks into the parts of a recording rule', () => {
  const index = indexOf({ cpu: 'node_cpu_*', whole: 'apiserver_request:burnrate1h' });
  expect(valuesOfMetric(index, 'instance:node_cpu_utilisation:rate5m')).toEqual(['cpu']);
  expect(valuesOfMetric(index, 'apiserver_request:burnrate1h')).toEqual(['whole']);
});

test.each(['Pg_up', 'pg*', 'pg_* up', '1up', '*'])('refuses "%s" and says how a metric is written', (entry) => {
  expect(() => indexOf({ value: entry })).toThrow(`metric "${entry}": write a lower-case metric name`);
});

test('never fails on a name, whatever it looks like', () => {
  const index = indexOf({ value: 'pg_*, up' });
  fc.assert(
    fc.property(fc.string(), (name) => {
      const known = name === 'up' || /^up_(?:bucket|count|sum|created)$|(?:^|:)(?:pg_|up(?::|$))/.test(name);
      expect(valuesOfMetric(index, name)).toEqual(known ? ['value'] : []);
    }),
  );
});
