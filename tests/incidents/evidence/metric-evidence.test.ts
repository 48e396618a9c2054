import { describe, expect, it } from 'vitest';
import { createPrometheusClient } from '#clients/prometheus.ts';
import { metricEvidence } from '#incidents/evidence/metric-evidence.ts';
import type { Policy } from '#incidents/policy.ts';
import { closedAddress } from '#tests/support/closed-address.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { letPass } from './let-pass.ts';
import { claimsApi, sandboxMetrics } from './sandbox-metrics.ts';
import { collectFrom, questionAbout } from './question-about.ts';

const test = useTestDeps({ platform: true, policy: { services: claimsApi, metrics: sandboxMetrics } });

const collect = async (service: string | null, deps = test.deps) =>
  collectFrom(metricEvidence, await questionAbout(test, { service }, deps));
const withMetrics = (metrics: Policy['metrics']) => ({ ...test.deps, policy: { ...test.deps.policy, metrics } });

describe('metricEvidence', () => {
  it('finds nothing wrong with a healthy service, and says with which figures', async () => {
    await letPass(test, 30_000);
    const { findings, metrics, unavailable } = await collect('claims-api');
    expect(unavailable).toEqual([]);
    expect(Object.keys(metrics).toSorted()).toEqual(['cpu_usage', 'db_connections', 'p99_latency']);
    expect(findings.map(({ id, present }) => [id, present])).toEqual([
      ['database_pool_saturated', false],
      ['latency_above_objective', false],
      ['cpu_saturated', false],
    ]);
  });

  it('finds the exhausted pool, citing the query that shows it', async () => {
    test.platform.inject('connection-pool-exhaustion', 'claims-api');
    await letPass(test, 60_000);
    const { findings } = await collect('claims-api');
    expect(findings.find(({ id }) => id === 'database_pool_saturated')).toMatchObject({
      present: true,
      source: 'prometheus',
      reference: 'pg_stat_activity_count{service="claims-api"}',
      observedAt: test.clock.now(),
    });
    expect(findings.find(({ id }) => id === 'latency_above_objective')).toMatchObject({ present: true });
    test.platform.heal();
  });

  it('leaves a metric without a series out', async () => {
    expect(await collect('no-such-service')).toEqual({ findings: [], metrics: {}, unavailable: [], changes: [] });
  });

  it('asks nothing about the service of an alert that names none', async () => {
    expect(await collect(null)).toEqual({ findings: [], metrics: {}, unavailable: [], changes: [] });
  });

  it('keeps what a label says from becoming part of the query', async () => {
    const { metrics, unavailable } = await collect('x"} or vector(99) or up{job="');
    expect({ metrics, unavailable }).toEqual({ metrics: {}, unavailable: [] });
  });

  it.each([
    ['s', 2000],
    ['percent', 0.02],
    ['ms', 2],
    ['ratio', 2],
    ['count', 2],
    ['bytes', 2],
    ['per_second', 2],
  ] as const)('turns a number in %s into the unit of conditions', async (unit, value) => {
    const { metrics } = await collect('claims-api', withMetrics({ two: { query: 'vector(2)', unit } }));
    expect(metrics).toEqual({ two: value });
  });

  it('leaves out what is no number', async () => {
    const deps = withMetrics({
      nan: { query: 'vector(0) / 0', unit: 'ratio' },
      one: { query: 'vector(1)', unit: 'ratio' },
    });
    expect((await collect('claims-api', deps)).metrics).toEqual({ one: 1 });
  });

  it('names a query that is refused, and still answers the others', async () => {
    const deps = withMetrics({ bad: { query: 'sum(', unit: 'count' }, good: { query: 'vector(1)', unit: 'count' } });
    const { metrics, unavailable } = await collect('claims-api', deps);
    expect(metrics).toEqual({ good: 1 });
    expect(unavailable).toMatchObject([{ source: 'prometheus' }]);
  });

  it('names one reason, not one per query, where Prometheus does not answer', async () => {
    const prometheus = createPrometheusClient({ url: `http://${await closedAddress()}` });
    const deps = { ...test.deps, clients: { ...test.deps.clients, prometheus } };
    const { metrics, unavailable } = await collect('claims-api', deps);
    expect(metrics).toEqual({});
    expect(unavailable).toHaveLength(1);
  });

  it('says that Prometheus is not configured', async () => {
    const deps = { ...test.deps, clients: { ...test.deps.clients, prometheus: null } };
    expect((await collect('claims-api', deps)).unavailable).toEqual([
      { source: 'prometheus', reason: 'prometheus.url is not configured' },
    ]);
  });
});
