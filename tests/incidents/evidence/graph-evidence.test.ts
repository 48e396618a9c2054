import { describe, expect, it } from 'vitest';
import { createPrometheusClient } from '#clients/prometheus.ts';
import { graphEvidence } from '#incidents/evidence/graph-evidence.ts';
import { startTinyServer } from '#tests/support/tiny-server.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { anAlert, deliver, freshService, resolved } from '#tests/incidents/alerts.ts';
import { collectFrom, questionAbout } from './question-about.ts';

const test = useTestDeps();
const entry = (dependsOn: readonly string[]) => ({ tier: 1, flow: null, tenants: null, dependsOn, vars: {} });

/** A gateway that calls orders, which call a database. */
async function chain(
  answer: (query: string, names: { orders: string; database: string }) => object | 'refused' = () => ({}),
) {
  const [gateway, orders, database] = [freshService('gateway'), freshService('orders'), freshService('database')];
  const services = { [gateway]: entry([orders]), [orders]: entry([database]), [database]: entry([]) };
  const collect = async (withMetrics = false) => {
    const server = await startTinyServer(({ body }) => {
      const values = answer(new URLSearchParams(body).get('query') ?? '', { orders, database });
      if (values === 'refused') return { status: 503, body: 'overloaded' };
      const result = Object.entries(values).map(([service, value]) => ({
        metric: { service },
        value: [1, String(value)],
      }));
      return { body: { status: 'success', data: { resultType: 'vector', result } } };
    });
    try {
      const prometheus = withMetrics ? createPrometheusClient({ url: server.url }) : null;
      const deps = {
        ...test.deps,
        policy: { ...test.deps.policy, services },
        clients: { ...test.deps.clients, prometheus },
      };
      return await collectFrom(graphEvidence, await questionAbout(test, { service: gateway }, deps));
    } finally {
      await server.stop();
    }
  };
  return { gateway, orders, database, collect };
}

describe('graphEvidence', () => {
  it('follows firing alerts to where the trouble begins, and names it', async () => {
    const { orders, database, collect } = await chain();
    const alert = anAlert({ service: database, name: 'ServiceDown' });
    await deliver(test, anAlert({ service: orders }), alert);
    expect((await collect()).findings).toMatchObject([
      {
        id: 'dependency_alerting',
        present: true,
        subject: database,
        text: `${database}: ServiceDown fires for it`,
        source: 'alert',
        reference: `alert ${alert.fingerprint}`,
      },
    ]);
    await deliver(test, resolved(alert));
    expect((await collect()).findings).toMatchObject([{ present: true, subject: orders }]);
  });

  it('sees nothing wrong with dependencies of which nothing is heard', async () => {
    const { orders, database, collect } = await chain();
    expect((await collect()).findings).toMatchObject([
      { present: false, text: expect.stringContaining(`${orders}, ${database}`) as string },
    ]);
  });

  it('finds the dependency whose requests fail by its metrics', async () => {
    const { database, collect } = await chain((query, names) =>
      query.startsWith('sum by (service)') ? { [names.orders]: 0.02, [names.database]: 0.6 } : {},
    );
    const [finding, alerting] = (await collect(true)).findings;
    expect(finding).toMatchObject({
      id: 'dependency_unhealthy',
      present: true,
      subject: database,
      source: 'prometheus',
    });
    expect(alerting).toMatchObject({ id: 'dependency_alerting', present: false });
    expect(finding?.text).toBe(`${database}: 60 % of its requests fail`);
  });

  it('does not believe an alert for a dependency that is measured well', async () => {
    const { orders, collect } = await chain((query, names) =>
      query.startsWith('max by (service) (up') ? { [names.orders]: 1, [names.database]: 1 } : {},
    );
    await deliver(test, anAlert({ service: orders, name: 'NoisyCheck' }));
    expect((await collect(true)).findings).toMatchObject([{ present: false }, { present: false }]);
  });

  it('says of nobody that nothing is wrong with it where the metrics could not be read, or measure nothing', async () => {
    const { orders, collect } = await chain(() => 'refused');
    const { findings, unavailable } = await collect(true);
    expect(findings).toMatchObject([{ id: 'dependency_alerting', present: false, source: 'alert' }]);
    expect(unavailable).toEqual([{ source: 'dependencies', reason: expect.stringContaining('overloaded') as string }]);
    const { database, collect: collectUnmeasured } = await chain();
    await deliver(test, anAlert({ service: database, name: 'ServiceDown' }), anAlert({ service: orders }));
    expect((await collectUnmeasured(true)).findings).toMatchObject([{ id: 'dependency_alerting', present: true }]);
  });

  it('clears only those dependencies that were measured', async () => {
    const { orders, database, collect } = await chain((query, names) =>
      query.startsWith('max by (service) (up') ? { [names.orders]: 1 } : {},
    );
    const cleared = (await collect(true)).findings.find(({ id }) => id === 'dependency_unhealthy');
    expect(cleared).toMatchObject({ present: false, text: `nothing was measured to be wrong with ${orders}` });
    expect(cleared?.text).not.toContain(database);
  });

  it('says nothing where the catalogue names no dependency', async () => {
    const evidence = await collectFrom(graphEvidence, await questionAbout(test, { service: freshService() }));
    expect(evidence).toEqual({ findings: [], metrics: {}, unavailable: [], changes: [] });
  });
});
