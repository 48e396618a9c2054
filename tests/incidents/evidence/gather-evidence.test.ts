import { describe, expect, it } from 'vitest';
import { createKubernetesClient } from '#clients/kubernetes.ts';
import { createPrometheusClient } from '#clients/prometheus.ts';
import { gatherEvidence } from '#incidents/evidence/gather-evidence.ts';
import { alertsOfIncident } from '#store/repositories/alerts.ts';
import { startTinyServer, type TinyServer } from '#tests/support/tiny-server.ts';
import { useTestDeps, type TestDeps } from '#tests/support/test-deps.ts';
import { freshService, openIncident } from '#tests/incidents/alerts.ts';
import { letPass } from './let-pass.ts';
import { claimsApi, sandboxMetrics } from './sandbox-metrics.ts';
import { theIncident } from '#tests/incidents/the-incident.ts';

const test: TestDeps = useTestDeps({ platform: true, policy: { services: claimsApi, metrics: sandboxMetrics } });
const gather = async (deps = test.deps) => {
  const { number } = await openIncident(test, { service: 'claims-api', cluster: freshService('cluster') });
  const incident = await theIncident(test, number);
  return gatherEvidence(deps, incident, await alertsOfIncident(test.deps.db, number));
};

describe('gatherEvidence', () => {
  it('brings together what every source knows', async () => {
    await letPass(test, 30_000);
    const { findings, metrics, unavailable } = await gather();
    expect(unavailable).toEqual([]);
    expect([...new Set(findings.map(({ source }) => source))].toSorted()).toEqual([
      'alert',
      'kubernetes',
      'prometheus',
    ]);
    expect(Object.keys(metrics)).toEqual(expect.arrayContaining(['p99_latency', 'replicas']));
  });

  it('names a source that is late, and does not wait for it', async () => {
    const server = await startTinyServer(() => 'hang');
    try {
      const prometheus = createPrometheusClient({ url: server.url });
      const policy = { ...test.deps.policy, evidenceTimeoutMs: 3000 };
      const { findings, unavailable } = await gather({
        ...test.deps,
        policy,
        clients: { ...test.deps.clients, prometheus },
      });
      expect(unavailable).toEqual([{ source: 'prometheus', reason: 'no answer within 3000 ms' }]);
      expect(findings.some(({ source }) => source === 'kubernetes')).toBe(true);
    } finally {
      await server.stop();
    }
  });

  it('names a source that fails, and keeps what the others know', async () => {
    const server = await startTinyServer(() => 'reset', { tls: true });
    try {
      const kubernetes = createKubernetesClient({ kubeconfig: { kind: 'text', text: kubeconfigFor(server) } });
      const clients = { ...test.deps.clients, kubernetes };
      const { findings, unavailable } = await gather({ ...test.deps, clients });
      expect(unavailable).toMatchObject([{ source: 'kubernetes' }]);
      expect(unavailable[0]?.reason).toMatch(/^kubernetes: /);
      expect(findings.some(({ source }) => source === 'prometheus')).toBe(true);
      await kubernetes.close();
    } finally {
      await server.stop();
    }
  });
});

function kubeconfigFor({ url, caPem }: TinyServer): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name: 'c', cluster: { server: url, 'certificate-authority-data': Buffer.from(caPem).toString('base64') } },
    ],
    users: [{ name: 'u', user: { token: 't' } }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'x',
  });
}
