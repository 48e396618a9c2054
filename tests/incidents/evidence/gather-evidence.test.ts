import { describe, expect, it } from 'vitest';
import { createKubernetesClient } from '#clients/kubernetes.ts';
import { createLokiClient } from '#clients/loki.ts';
import { createPrometheusClient } from '#clients/prometheus.ts';
import { gatherEvidence } from '#incidents/evidence/gather-evidence.ts';
import { isFindingId } from '#ml/findings.ts';
import { alertsOfIncident } from '#store/repositories/alerts.ts';
import { startTinyServer } from '#tests/support/tiny-server.ts';
import { useTestDeps, type TestDeps } from '#tests/support/test-deps.ts';
import { freshService, openIncident } from '#tests/incidents/alerts.ts';
import { theIncident } from '#tests/incidents/the-incident.ts';
import { kubeconfigFor } from '#tests/clients/kubernetes/tiny-cluster.ts';
import { letPass } from './let-pass.ts';
import { claimsApi, sandboxMetrics } from './sandbox-metrics.ts';

const test: TestDeps = useTestDeps({ platform: true, policy: { services: claimsApi, metrics: sandboxMetrics } });
const withClients = (clients: Partial<TestDeps['deps']['clients']>, evidenceTimeoutMs = 10_000) => ({
  ...test.deps,
  policy: { ...test.deps.policy, evidenceTimeoutMs },
  clients: { ...test.deps.clients, loki: createLokiClient({ url: test.platform.loki.url }), ...clients },
});
const gather = async (deps = withClients({})) => {
  const { number } = await openIncident(test, {
    service: 'claims-api',
    cluster: freshService('cluster'),
    startsAt: test.clock.now(),
  });
  const incident = await theIncident(test, number);
  return gatherEvidence(deps, incident, await alertsOfIncident(test.deps.db, number));
};

describe('gatherEvidence', () => {
  it('brings together what every source knows, each finding with its citation', async () => {
    await letPass(test, 30_000);
    const { findings, metrics, unavailable } = await gather();
    expect(unavailable).toEqual([]);
    const sources = [...new Set(findings.map(({ source }) => source))].toSorted();
    expect(sources).toEqual(expect.arrayContaining(['alert', 'kubernetes', 'loki', 'prometheus']));
    expect(Object.keys(metrics)).toEqual(expect.arrayContaining(['p99_latency', 'replicas']));
    for (const finding of findings) {
      expect(isFindingId(finding.id)).toBe(true);
      expect(finding.reference).not.toBe('');
    }
  });

  it('names a source that is late, and does not wait for it', async () => {
    const server = await startTinyServer(() => 'hang');
    try {
      const prometheus = createPrometheusClient({ url: server.url });
      const { findings, unavailable } = await gather(withClients({ prometheus }, 3000));
      expect(unavailable).toContainEqual({ source: 'prometheus', reason: 'no answer within 3000 ms' });
      expect(findings.some(({ source }) => source === 'kubernetes')).toBe(true);
    } finally {
      await server.stop();
    }
  });

  it('keeps what a source said before it fell silent', async () => {
    let answers = 0;
    const body = { status: 'success', data: { resultType: 'vector', result: [{ metric: {}, value: [1, '3400'] }] } };
    const server = await startTinyServer(() => ((answers += 1) <= 3 ? { body } : 'hang'));
    try {
      const prometheus = createPrometheusClient({ url: server.url });
      const { findings, unavailable } = await gather(withClients({ prometheus, kubernetes: null, loki: null }, 2000));
      expect(findings.find(({ id }) => id === 'latency_above_objective')).toMatchObject({ present: true });
      expect(unavailable.map(({ source }) => source)).toContain('prometheus');
    } finally {
      await server.stop();
    }
  });

  it('names a source that fails, and keeps what the others know', async () => {
    const server = await startTinyServer(() => 'reset', { tls: true });
    try {
      const kubernetes = createKubernetesClient({ kubeconfig: kubeconfigFor(server.url, server.caPem) });
      const { findings, unavailable } = await gather(withClients({ kubernetes }));
      expect(unavailable.map(({ source }) => source)).toContain('kubernetes');
      expect(unavailable[0]?.reason).toMatch(/^kubernetes: /);
      expect(findings.some(({ source }) => source === 'prometheus')).toBe(true);
      await kubernetes.close();
    } finally {
      await server.stop();
    }
  });

  it('lists what changed newest first', async () => {
    test.platform.inject('bad-rollout', 'claims-api');
    await letPass(test, 20_000);
    const { changes } = await gather();
    expect(changes[0]).toMatchObject({ kind: 'rollout', object: 'deployment/claims-api' });
    const times = changes.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    test.platform.heal();
  });
});
