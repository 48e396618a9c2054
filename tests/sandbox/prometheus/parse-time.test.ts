import { expect, it } from 'vitest';
import { formatScientific } from '#sandbox/prometheus/format-scientific.ts';
import { formatValue } from '#sandbox/prometheus/format-value.ts';
import { parseTimeMs } from '#sandbox/prometheus/parse-time.ts';
import { parseDuration } from '#sandbox/prometheus/promql/durations.ts';

it.each([
  ['1700000000', 1_700_000_000_000],
  ['1700000000.1234', 1_700_000_000_123],
  ['1.7e9', 1_700_000_000_000],
  ['2023-11-14T22:13:20Z', 1_700_000_000_000],
  ['2023-11-14T23:13:20.5+01:00', 1_700_000_000_500],
  ['yesterday', null],
  ['2023-13-40T00:00:00Z', null],
])('reads the time %s', (text, ms) => {
  expect(parseTimeMs(text)).toBe(ms);
});

it.each([
  ['5m', 300_000],
  ['1h30m', 5_400_000],
  ['1d12h', 129_600_000],
  ['100ms', 100],
  ['5', null],
  ['m5', null],
  ['1m1h', null],
  ['', null],
])('reads the duration %s', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

it('writes values as Prometheus does', () => {
  expect([0.1, NaN, Infinity, -Infinity, 2000].map(formatValue)).toEqual(['0.1', 'NaN', '+Inf', '-Inf', '2000']);
  expect([1, 0, 3421.5, 1e-10, -12].map(formatScientific)).toEqual([
    '1e+00',
    '0e+00',
    '3.4215e+03',
    '1e-10',
    '-1.2e+01',
  ]);
});
