import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '#sandbox/prometheus/promql/evaluate.ts';
import { parsePromql } from '#sandbox/prometheus/promql/parse-promql.ts';
import { PromqlError } from '#sandbox/prometheus/promql/promql-error.ts';
import { createTimeSeriesStore, type TimeSeriesStore } from '#sandbox/prometheus/time-series-store.ts';

const t0 = 1_700_000_000_000;

/** Scrapes a second apart: `requests` counts 10/s for api and 5/s for web and restarts at 60 s, `pool` is a gauge. */
function filled(): TimeSeriesStore {
  const store = createTimeSeriesStore(600_000);
  for (let second = 0; second <= 120; second += 1) {
    store.append(t0 + second * 1000, [
      { labels: { __name__: 'requests', service: 'api', code: '200' }, value: 10 * second },
      { labels: { __name__: 'requests', service: 'web', code: '200' }, value: 5 * (second % 60) },
      { labels: { __name__: 'pool', service: 'api' }, value: 90 },
      { labels: { __name__: 'pool', service: 'web' }, value: 20 },
      { labels: { __name__: 'pool_max', service: 'api' }, value: 100 },
      { labels: { __name__: 'pool_max', service: 'web' }, value: 50 },
      ...(second <= 100 ? [{ labels: { __name__: 'gone', service: 'api' }, value: 1 }] : []),
    ]);
  }
  return store;
}

const store = filled();
const at = (text: string, tMs = t0 + 120_000): unknown => {
  const value = evaluate(parsePromql(text), store, tMs);
  if (value.type === 'vector') {
    return Object.fromEntries(
      value.samples.map((sample) => [Object.values(sample.labels).join('/'), Number(sample.value.toFixed(6))]),
    );
  }
  return value.type === 'scalar' ? value.value : value;
};

function failure(text: string): PromqlError {
  try {
    at(text);
  } catch (error) {
    if (error instanceof PromqlError) return error;
  }
  throw new Error(`${text} was evaluated`);
}

describe('evaluate', () => {
  it.each<[string, unknown]>([
    ['pool{service="api"}', { 'pool/api': 90 }],
    ['pool{service!="api"}', { 'pool/web': 20 }],
    ['pool{service=~"a.*|x"}', { 'pool/api': 90 }],
    ['pool{service=~"a"}', {}],
    ['pool{service!~"a.i"}', { 'pool/web': 20 }],
    ['pool{absent=""}', { 'pool/api': 90, 'pool/web': 20 }],
    ['pool / pool_max', { api: 0.9, web: 0.4 }],
    ['pool / pool_max > 0.5', { api: 0.9 }],
    ['pool > bool 50', { api: 1, web: 0 }],
    ['50 < pool', { 'pool/api': 90 }],
    ['rate(requests{service="api"}[1m])', { 'api/200': 10 }],
    ['sum(rate(requests{service="api"}[1m])) by (service)', { api: 10 }],
    ['sum by (service) (pool)', { api: 90, web: 20 }],
    ['avg(pool)', { '': 55 }],
    ['count(pool)', { '': 2 }],
    ['max without (service) (pool)', { '': 90 }],
    ['topk(1, pool)', { 'pool/api': 90 }],
    ['max_over_time(pool[30s])', { api: 90, web: 20 }],
    ['deriv(requests{service="api"}[30s])', { 'api/200': 10 }],
    ['delta(pool[30s])', { api: 0, web: 0 }],
    ['vector(1)', { '': 1 }],
    ['absent(pool)', {}],
    ['absent(nothing{service="api"})', { api: 1 }],
    ['clamp_max(pool, 50)', { api: 50, web: 20 }],
    ['clamp_min(pool, 50)', { api: 90, web: 50 }],
    ['pool and on(service) pool_max{service="api"}', { 'pool/api': 90 }],
    ['pool unless on(service) pool_max{service="api"}', { 'pool/web': 20 }],
    ['pool{service="api"} or pool', { 'pool/api': 90, 'pool/web': 20 }],
    ['pool * on(service) group_left pool_max', { api: 9000, web: 1000 }],
    ['-pool', { api: -90, web: -20 }],
    ['1 + 2 * 3 ^ 2', 19],
    ['1 / 0', Infinity],
    ['scalar(pool{service="api"})', 90],
  ])('evaluates %s', (text, expected) => {
    expect(at(text)).toEqual(expected);
  });

  it('counts on through the restart of a counter', () => {
    const value = at('increase(requests{service="web"}[2m])') as Record<string, number>;
    expect(value['web/200']).toBeGreaterThan(580);
    expect(value['web/200']).toBeLessThan(610);
  });

  it('sees a series that ended no more, and what it was before', () => {
    expect(at('gone')).toEqual({});
    expect(at('gone', t0 + 90_000)).toEqual({ 'gone/api': 1 });
    expect(at('gone offset 1m')).toEqual({ 'gone/api': 1 });
    expect(at('max_over_time(gone[1m])')).toEqual({ api: 1 });
  });

  it('forgets a sample after five minutes', () => {
    expect(at('pool{service="api"}', t0 + 419_000)).toEqual({ 'pool/api': 90 });
    expect(at('pool{service="api"}', t0 + 420_000)).toEqual({});
  });

  it.each([
    ['rate(pool)', 'bad_data', 'expected type range vector in call to function "rate", got instant vector'],
    ['1 > 2', 'bad_data', 'comparisons between scalars must use BOOL modifier'],
    ['1 and 2', 'bad_data', 'set operator "and" not allowed'],
    ['sum(1)', 'bad_data', 'expected type instant vector in aggregation expression'],
    ['clamp_max(pool)', 'bad_data', 'expected 2 argument(s)'],
    ['nonsense(pool)', 'bad_data', 'unknown function'],
    ['histogram_quantile(0.9, pool)', 'execution', 'subset of PromQL'],
    ['pool / on(none) pool_max', 'execution', 'many-to-many matching not allowed'],
    ['{service="api"} + 1', 'execution', 'same labelset'],
  ])('refuses %s', (text, code, message) => {
    expect(failure(text)).toMatchObject({ code, message: expect.stringContaining(message) });
  });

  it('agrees with arithmetic on any two numbers', () => {
    const number = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(at(`(${a}) + (${b})`)).toBe(a + b);
        expect(at(`(${a}) * (${b})`)).toBe(a * b);
        expect(at(`(${a}) > bool (${b})`)).toBe(Number(a > b));
      }),
    );
  });

  it('never makes a rate of a rising counter negative, nor more than its steepest step', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(steps, (increments) => {
        const series = createTimeSeriesStore(600_000);
        let value = 0;
        increments.forEach((increment, second) => {
          value += increment;
          series.append(t0 + second * 1000, [{ labels: { __name__: 'c' }, value }]);
        });
        const result = evaluate(parsePromql('rate(c[20s])'), series, t0 + (increments.length - 1) * 1000);
        const rate = result.type === 'vector' ? (result.samples[0]?.value ?? 0) : Number.NaN;
        expect(rate).toBeGreaterThanOrEqual(0);
        expect(rate).toBeLessThanOrEqual(Math.max(...increments) + 1e-9);
      }),
    );
  });
});
