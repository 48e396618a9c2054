import { expect, onTestFinished, test } from 'vitest';
import { createPrometheusClient } from '#clients/prometheus.ts';
import { startPlatform } from '#sandbox/platform/start-platform.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';

async function startWithMetrics() {
  const platform = await startPlatform({ manualClock: true });
  onTestFinished(() => platform.stop());
  await platform.advance(10_000);
  return createPrometheusClient({ url: platform.prometheus.url });
}

test("reads a service's series with its labels", async () => {
  const prometheus = await startWithMetrics();
  const { series } = await prometheus.query('db_pool_connections_max{service="claims-api"}');
  expect(series).toHaveLength(1);
  expect(series[0]).toMatchObject({ value: 100, labels: { service: 'claims-api', namespace: 'claims' } });
});

test('reads a stretch of time', async () => {
  const prometheus = await startWithMetrics();
  const [now] = (await prometheus.query('up{service="claims-api"}')).series;
  const end = now?.at ?? new Date(0);
  const start = new Date(end.getTime() - 4000);
  const query = 'up{service="claims-api"}';
  const { series } = await prometheus.queryRange({ query, start, end, stepMs: 2000 });
  expect(series[0]?.points.map((point) => point.value)).toEqual([1, 1, 1]);
});

test('names what is wrong with an expression and does not repeat it', async () => {
  const prometheus = await startWithMetrics();
  const error = await outsideErrorOf(prometheus.query('sum(up'));
  expect(error).toMatchObject({ code: 'bad_data', retry: { kind: 'no' } });
});
