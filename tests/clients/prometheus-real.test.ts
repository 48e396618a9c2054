import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPrometheusClient, type PrometheusClient } from '#clients/prometheus.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startRealPrometheus } from '#tests/support/real-prometheus.ts';
import { waitFor } from '#tests/support/wait-for.ts';

describe('against a real Prometheus', () => {
  let real: Awaited<ReturnType<typeof startRealPrometheus>> = { skipped: 'not started' };
  let prometheus: PrometheusClient;

  beforeAll(async () => {
    real = await startRealPrometheus();
    if ('skipped' in real) return;
    prometheus = createPrometheusClient({ url: real.url });
    await waitFor('the first scrape', async () => (await prometheus.query('up == 1')).series.length > 0, {
      timeoutMs: 20_000,
    });
  }, 45_000);
  afterAll(async () => {
    if ('stop' in real) await real.stop();
  });
  beforeEach((context) => {
    if ('skipped' in real) context.skip(real.skipped);
  });

  test('reads a series with its labels', async () => {
    const { series } = await prometheus.query('up{job="prometheus"}');
    expect(series).toHaveLength(1);
    expect(series[0]).toMatchObject({ value: 1, labels: { __name__: 'up', job: 'prometheus' } });
  });

  test('asks about the instant given', async () => {
    const at = new Date('2026-03-01T03:00:00.250Z');
    const { series } = await prometheus.query('time()', at);
    expect(series).toEqual([{ labels: {}, value: at.getTime() / 1000, at }]);
    expect((await prometheus.query('up', new Date('2001-01-01'))).series).toEqual([]);
  });

  test.each([
    ['0 / 0', Number.NaN],
    ['1 / 0', Infinity],
    ['-1 / 0', -Infinity],
  ])('keeps the value of %s', async (expression, value) => {
    expect((await prometheus.query(`vector(${expression})`)).series[0]?.value).toBe(value);
  });

  test('reads a stretch of time', async () => {
    const end = new Date();
    const start = new Date(end.getTime() - 60_000);
    const { series } = await prometheus.queryRange({ query: 'vector(1)', start, end, stepMs: 30_000 });
    expect(series[0]?.points.map((point) => point.value)).toEqual([1, 1, 1]);
  });

  test('takes an expression longer than an address may be', async () => {
    const names = Array.from({ length: 3000 }, (_, index) => `service-${index}`).join('|');
    expect((await prometheus.query(`up{job=~"prometheus|${names}"}`)).series).toHaveLength(1);
  });

  test('names what is wrong with an expression and does not repeat it', async () => {
    const error = await outsideErrorOf(prometheus.query('sum(up'));
    expect(error).toMatchObject({ code: 'bad_data', retry: { kind: 'no' } });
    expect(error.message).toContain('parse error');
  });

  test('does not repeat an expression that cannot be executed', async () => {
    const error = await outsideErrorOf(prometheus.query('up * on(job) group_left() {__name__=~"prometheus_.+"} * up'));
    expect(error).toMatchObject({ code: 'execution', retry: { kind: 'no' } });
  });

  test('does not repeat a range with more points than the server gives', async () => {
    const range = { query: 'up', start: new Date(0), end: new Date(), stepMs: 1000 };
    expect(await outsideErrorOf(prometheus.queryRange(range))).toMatchObject({
      code: 'bad_data',
      retry: { kind: 'no' },
    });
  });

  test('refuses a range of values where one value is meant', async () => {
    expect(await outsideErrorOf(prometheus.query('up[5m]'))).toMatchObject({ code: 'wrong_result_type' });
  });
});
