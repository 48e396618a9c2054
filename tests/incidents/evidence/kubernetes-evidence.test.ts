import { beforeEach, describe, expect, it } from 'vitest';
import { kubernetesEvidence } from '#incidents/evidence/kubernetes-evidence.ts';
import type { EvidencePart } from '#incidents/evidence/gather-evidence.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { freshService, openIncident } from '#tests/incidents/alerts.ts';
import { theIncident } from '#tests/incidents/the-incident.ts';
import { letPass } from './let-pass.ts';

const test = useTestDeps({ platform: true });

const collect = async (service: string | null, namespace: string | null = 'claims', deps = test.deps) => {
  const { number } = await openIncident(test, { service, namespace, cluster: freshService('cluster') });
  const incident = await theIncident(test, number);
  return kubernetesEvidence(deps, incident, []);
};
const pass = (ms: number) => letPass(test, ms);
/** The service that a fault has struck. */
const stricken = () => {
  const service = test.platform.view().services.find(({ faults }) => faults.length > 0);
  if (!service) throw new Error('no service is faulty');
  return service;
};
const present = ({ findings }: EvidencePart) => findings.filter((finding) => finding.present).map(({ id }) => id);

describe('kubernetesEvidence', () => {
  beforeEach(async () => {
    test.platform.heal();
    await pass(120_000);
  });

  it('finds nothing wrong with a healthy deployment, and names what it looked at', async () => {
    const evidence = await collect('claims-api');
    expect(evidence.unavailable).toEqual([]);
    expect(evidence.metrics).toMatchObject({ replicas: 4, available_replicas: 4, restarts: 0 });
    expect(present(evidence)).toEqual([]);
    expect(evidence.findings.find(({ id }) => id === 'replicas_unavailable')).toMatchObject({
      text: '4 of 4 replicas are available',
      source: 'kubernetes',
      reference: 'deployment claims/claims-api',
    });
  });

  it('finds the node that is not ready, also for an alert that names no service', async () => {
    test.platform.inject('node-not-ready');
    await pass(60_000);
    const evidence = await collect(null, null);
    expect(present(evidence)).toEqual(['node_not_ready']);
    expect(evidence.findings[0]?.text).toMatch(/^nodes not ready: /);
  });

  it('finds the recent rollout with its revision and image, and forgets it after an hour', async () => {
    test.platform.inject('bad-rollout');
    await pass(60_000);
    const target = stricken();
    const evidence = await collect(target.name, target.namespace);
    expect(present(evidence)).toContain('recent_rollout');
    const text = evidence.findings.find(({ id }) => id === 'recent_rollout')?.text;
    expect(text).toMatch(/^revision [2-9]\d* \(.+:.+\) was rolled out .+ ago$/);
    test.clock.advance(61 * 60_000);
    expect(present(await collect(target.name, target.namespace))).not.toContain('recent_rollout');
  });

  it('finds containers that were killed for memory', async () => {
    test.platform.inject('memory-leak');
    const target = stricken();
    for (let minutes = 0; minutes < 20; minutes += 1) {
      await pass(60_000);
      if (present(await collect(target.name, target.namespace)).includes('containers_oom_killed')) return;
    }
    expect.unreachable('twenty minutes of leaking kill no container');
  });

  it('names the deployment that does not exist', async () => {
    const { findings, unavailable } = await collect('no-such-service');
    expect(findings.map(({ id }) => id)).toEqual(['node_not_ready']);
    expect(unavailable).toEqual([{ source: 'kubernetes', reason: 'there is no deployment claims/no-such-service' }]);
  });

  it('says that no cluster is configured', async () => {
    const deps = { ...test.deps, clients: { ...test.deps.clients, kubernetes: null } };
    expect((await collect('claims-api', 'claims', deps)).unavailable).toEqual([
      { source: 'kubernetes', reason: 'kubernetes is not configured' },
    ]);
  });
});
