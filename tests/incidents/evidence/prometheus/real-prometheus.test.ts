import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPrometheusClient, type PrometheusClient } from '#clients/prometheus.ts';
import { startRealPrometheus } from '#tests/support/real-prometheus.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { bareScope, claimsScope, everySignal, queriesOf } from './every-signal.ts';

let real: Awaited<ReturnType<typeof startRealPrometheus>> = { skipped: 'not started' };
let prometheus: PrometheusClient;

beforeAll(async () => {
  real = await startRealPrometheus();
  if ('skipped' in real) return;
  prometheus = createPrometheusClient({ url: real.url });
  const isScraped = async () => (await prometheus.query('up == 1')).series.length > 0;
  await waitFor('the first scrape', isScraped, { timeoutMs: 20_000 });
}, 45_000);
afterAll(async () => {
  if ('stop' in real) await real.stop();
});
beforeEach((context) => {
  if ('skipped' in real) context.skip(real.skipped);
});

test('a real Prometheus understands every question', async () => {
  const hostile = '"} or vector(99) or up{job="\\ (.*)+';
  const scopes = [claimsScope, bareScope, { ...claimsScope, service: hostile, callees: [hostile], nodes: [hostile] }];
  const queries = scopes.flatMap((scope) => everySignal.flatMap((signal) => queriesOf(signal, scope)));
  const refused: string[] = [];
  for (const query of new Set(queries)) {
    await prometheus.query(query).catch((error: unknown) => refused.push(`${query}: ${String(error)}`));
  }
  expect(refused).toEqual([]);
});

test('it measures Prometheus itself by the labels that it finds', async () => {
  const { series } = await prometheus.query('count by (__name__) ({job="prometheus"})');
  expect(series.map(({ labels }) => labels['__name__'])).toContain('process_open_fds');
});
