import { beforeEach, describe, expect, it } from 'vitest';
import { createKubernetesClient } from '#clients/kubernetes.ts';
import type { Evidence } from '#domain/hypothesis.ts';
import { kubernetesEvidence } from '#incidents/evidence/kubernetes-evidence.ts';
import { startTinyServer } from '#tests/support/tiny-server.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { kubeconfigFor } from '#tests/clients/kubernetes/tiny-cluster.ts';
import { letPass } from './let-pass.ts';
import { collectFrom, questionAbout, seen } from './question-about.ts';

const test = useTestDeps({ platform: true });
const look = async (service: string | null, namespace: string | null = 'claims', deps = test.deps) =>
  collectFrom(kubernetesEvidence, await questionAbout(test, { service, namespace, startsAt: test.clock.now() }, deps));
const pass = (ms: number) => letPass(test, ms);
/** Strikes a service and says where it is. */
const strike = (fault: string, service: string) => {
  test.platform.inject(fault, service);
  return test.platform.view().services.find(({ name }) => name === service)?.namespace ?? '';
};
const textOf = ({ findings }: Evidence, id: string) =>
  findings.find((finding) => finding.id === id && finding.present)?.text;

describe('kubernetesEvidence', () => {
  beforeEach(async () => {
    test.platform.heal();
    await pass(60_000);
  });

  it('finds nothing wrong with a healthy deployment, and names what it looked at', async () => {
    const evidence = await look('claims-api');
    expect(evidence.unavailable).toEqual([]);
    expect(evidence.metrics).toMatchObject({ replicas: 4, available_replicas: 4, restarts: 0 });
    expect(seen(evidence)).toEqual([]);
    expect(evidence.findings.find(({ id }) => id === 'replicas_unavailable')).toMatchObject({
      text: '4 of 4 replicas are available',
      source: 'kubernetes',
      reference: 'deployment claims/claims-api',
    });
    expect(evidence.findings.every(({ reference, text }) => reference !== '' && text !== '')).toBe(true);
  });

  it('finds the node that is not ready, also for an alert that names no service', async () => {
    strike('node-not-ready', 'adjudication');
    await pass(60_000);
    const evidence = await look(null, null);
    expect(seen(evidence)).toEqual(['node_not_ready']);
    expect(textOf(evidence, 'node_not_ready')).toMatch(/^nodes not ready: \S+ \(.+, for .+\)$/);
  });

  it('finds the rollout with what it changed, whose pods fail and the others’ do not', async () => {
    const namespace = strike('bad-rollout', 'payments');
    await pass(60_000);
    const evidence = await look('payments', namespace);
    expect(seen(evidence)).toEqual(
      expect.arrayContaining(['recent_rollout', 'rollout_changed_image', 'only_new_pods_fail', 'pods_restarting']),
    );
    expect(textOf(evidence, 'recent_rollout')).toMatch(
      /^revision [2-9]\d* \(payments:.+ → .+\) was rolled out .+ ago$/,
    );
    expect(evidence.changes[0]).toMatchObject({ kind: 'rollout', object: 'deployment/payments', service: 'payments' });
    test.clock.advance(61 * 60_000);
    const later = await look('payments', namespace);
    expect(seen(later)).not.toContain('recent_rollout');
    expect(later.changes.some(({ object }) => object === 'deployment/payments')).toBe(true);
  });

  it('lists the rollout of another service, and does not hold it against this one', async () => {
    strike('bad-rollout', 'claims-api');
    await pass(30_000);
    const evidence = await look('claims-worker');
    expect(seen(evidence)).not.toContain('recent_rollout');
    const rollouts = evidence.changes.filter(({ kind }) => kind === 'rollout');
    expect(rollouts).toMatchObject([{ object: 'deployment/claims-api', service: 'claims-api', source: 'kubernetes' }]);
  });

  it('finds the image that cannot be pulled, with the reason', async () => {
    const namespace = strike('bad-image', 'id-cards');
    await pass(60_000);
    const evidence = await look('id-cards', namespace);
    expect(seen(evidence)).toContain('image_pull_failing');
    expect(textOf(evidence, 'image_pull_failing')).toMatch(/ImagePullBackOff|ErrImagePull/);
  });

  it('finds the quota that refuses pods, and the one that is used up', async () => {
    const namespace = strike('rollout-stuck-on-quota', 'payments');
    await pass(60_000);
    const evidence = await look('payments', namespace);
    expect(seen(evidence)).toEqual(expect.arrayContaining(['quota_fully_used', 'quota_refuses_pods', 'rollout_stuck']));
    expect(textOf(evidence, 'quota_refuses_pods')).toContain('exceeded quota');
  });

  it('finds containers that were killed for memory', async () => {
    const namespace = strike('memory-limit-too-low', 'documents');
    for (let minutes = 0; minutes < 5; minutes += 1) {
      await pass(30_000);
      if (seen(await look('documents', namespace)).includes('containers_oom_killed')) return;
    }
    expect.unreachable('a limit that is too low kills no container');
  });

  it('finds the job that failed, by its name', async () => {
    const namespace = strike('failed-cron-job', 'billing-api');
    await pass(60_000);
    const evidence = await look('billing-api', namespace);
    const finding = evidence.findings.find(({ id }) => id === 'job_failed');
    expect(finding).toMatchObject({ present: true, subject: expect.any(String) as string });
    expect(finding?.reference).toMatch(/^(?:cron)?job /);
  });

  it.each([
    ['config-map-broken', 'payments', 'configuration_changed', 'configuration'],
    ['network-policy', 'eligibility', 'network_policy_changed', 'network_policy'],
  ] as const)('dates what %s changed, and lists it', async (fault, service, finding, kind) => {
    const namespace = strike(fault, service);
    await pass(10_000);
    const evidence = await look(service, namespace);
    expect(seen(evidence)).toContain(finding);
    expect(textOf(evidence, finding)).toMatch(/ was changed .+ before the first alert/);
    expect(evidence.changes.map((change) => change.kind)).toContain(kind);
  });

  it('finds the Secret that is missing, by the container that cannot be made', async () => {
    const namespace = strike('missing-secret', 'payments');
    await pass(60_000);
    const evidence = await look('payments', namespace);
    expect(seen(evidence)).toContain('container_config_error');
  });

  it('names the workload that does not exist', async () => {
    const { findings, unavailable } = await look('no-such-service');
    expect(findings.map(({ id }) => id)).toEqual(expect.arrayContaining(['node_not_ready']));
    expect(unavailable).toEqual([{ source: 'kubernetes', reason: 'there is no workload claims/no-such-service' }]);
  });

  it('goes on where a kind may not be read, and says which permission is missing', async () => {
    const { kubernetes } = test.platform;
    const server = await startTinyServer(() => 'reset', { tls: true });
    const dead = createKubernetesClient({ kubeconfig: kubeconfigFor(server.url, server.caPem) });
    await server.stop();
    const alive = createKubernetesClient({ kubeconfig: { kind: 'text', text: kubernetes.kubeconfig } });
    const client = {
      ...alive,
      objectTimes: (...asked: Parameters<typeof dead.objectTimes>) => dead.objectTimes(...asked),
    };
    const deps = { ...test.deps, clients: { ...test.deps.clients, kubernetes: client } };
    const { findings, unavailable } = await look('claims-api', 'claims', deps);
    expect(unavailable).toHaveLength(1);
    expect(unavailable[0]?.reason).toMatch(/configmaps .*questions\)$/);
    expect(findings.length).toBeGreaterThan(20);
    await Promise.all([dead.close(), alive.close()]);
  });

  it('says that no cluster is configured', async () => {
    const deps = { ...test.deps, clients: { ...test.deps.clients, kubernetes: null } };
    expect((await look('claims-api', 'claims', deps)).unavailable).toEqual([
      { source: 'kubernetes', reason: 'kubernetes is not configured' },
    ]);
  });
});
