import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createKubernetesClient, type KubernetesClient } from '#clients/kubernetes.ts';
import type { Evidence } from '#domain/hypothesis.ts';
import { gatherEvidence } from '#incidents/evidence/gather-evidence.ts';
import { kubernetesEvidence } from '#incidents/evidence/kubernetes-evidence.ts';
import { startTinyServer, type TinyAnswer } from '#tests/support/tiny-server.ts';
import { closedAddress } from '#tests/support/closed-address.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { kubeconfigFor } from '#tests/clients/kubernetes/tiny-cluster.ts';
import { letPass } from './let-pass.ts';
import { forbidden, startPartialCluster, type PartialCluster } from './partial-cluster.ts';
import { collectFrom, questionAbout } from './question-about.ts';

const test = useTestDeps({ platform: true });
const withCluster = (kubernetes: KubernetesClient, evidenceTimeoutMs = 10_000) => ({
  ...test.deps,
  policy: { ...test.deps.policy, evidenceTimeoutMs },
  clients: { ...test.deps.clients, kubernetes, prometheus: null },
});
const clientOf = (url: string, caPem = '') =>
  createKubernetesClient({ kubeconfig: kubeconfigFor(url, caPem), timeoutMs: 60_000 });

/** Everything that is gathered with a client that is closed afterwards. */
async function gatherWith(kubernetes: KubernetesClient, evidenceTimeoutMs?: number): Promise<Evidence> {
  const deps = withCluster(kubernetes, evidenceTimeoutMs);
  try {
    const { incident, alerts } = await questionAbout(test, { service: 'claims-api', namespace: 'claims' });
    return await gatherEvidence(deps, incident, alerts);
  } finally {
    await kubernetes.close();
  }
}

/** What is gathered where the API server answers like this. */
async function gatherFrom(answer: TinyAnswer, evidenceTimeoutMs?: number): Promise<Evidence> {
  const server = await startTinyServer(() => answer, { tls: true });
  try {
    return await gatherWith(clientOf(server.url, server.caPem), evidenceTimeoutMs);
  } finally {
    await server.stop();
  }
}

const reasonsOf = ({ unavailable }: Evidence) =>
  unavailable.filter(({ source }) => source === 'kubernetes').map(({ reason }) => reason);

/** Nothing of the cluster, neither seen nor missed, and nothing of it that changed. */
function expectSilence({ findings, changes, metrics }: Evidence): void {
  expect(findings.filter(({ source }) => source === 'kubernetes')).toEqual([]);
  expect(changes).toEqual([]);
  expect(metrics).toEqual({});
}

describe('a cluster that cannot be looked at', () => {
  it('is named with the reason where it refuses connections, and nothing is claimed of it', async () => {
    const evidence = await gatherWith(clientOf(`https://${await closedAddress()}`));
    expectSilence(evidence);
    expect(reasonsOf(evidence)).toEqual([expect.stringMatching(/connect ECONNREFUSED .*questions\)$/)]);
  });

  it.each([
    ['fails', { status: 500, body: 'etcd is gone' }, /HTTP 500/],
    ['accepts no credentials', { status: 401, body: '' }, /does not accept our credentials/],
    ['is another server that answers at its address', { status: 404, body: 'not found' }, /HTTP 404/],
    [
      'is an API that serves none of its kinds',
      { status: 404, body: { kind: 'Status', status: 'Failure', reason: 'NotFound' } },
      /does not serve pods|does not serve deployments/,
    ],
    ['answers with something else', { status: 200, body: '<html>log in</html>' }, /unexpected answer/],
    ['cuts its answers short', { status: 200, body: '{"kind":"List","items":[{"metadata":{"na' }, /unexpected answer/],
  ] as const)('is named with the reason where it %s', async (_, answer, reason) => {
    const evidence = await gatherFrom(answer);
    expectSilence(evidence);
    expect(reasonsOf(evidence).join('\n')).toMatch(reason);
    expect(reasonsOf(evidence).join('\n')).not.toContain('there is no workload');
  });

  it('is named with every permission that is missing where we may read nothing', async () => {
    const evidence = await gatherFrom({ status: 403, body: JSON.parse(forbidden('all').body) as object });
    expectSilence(evidence);
    const reasons = reasonsOf(evidence);
    expect(reasons.every((reason) => reason.includes('forbidden: grant the verb'))).toBe(true);
    expect(reasons.some((reason) => reason.includes('"deployments"'))).toBe(true);
  });

  it('is named as late where it does not answer in time', async () => {
    const evidence = await gatherFrom('hang', 300);
    expectSilence(evidence);
    expect(reasonsOf(evidence)).toEqual(['no answer within 300 ms']);
  });
});

describe('a cluster of which a part cannot be read', () => {
  let cluster: PartialCluster;
  let client: KubernetesClient;
  beforeAll(async () => {
    cluster = await startPartialCluster(test.platform);
    client = createKubernetesClient({ kubeconfig: cluster.kubeconfig });
  });
  afterAll(async () => {
    await client.close();
    await cluster.stop();
  });
  beforeEach(async () => {
    test.platform.heal();
    await letPass(test, 60_000);
  });
  afterEach(() => cluster.answerWith(() => null));

  const kinds = [
    'deployments',
    'statefulsets',
    'pods',
    'replicasets',
    'controllerrevisions',
    'events',
    'nodes',
    'resourcequotas',
    'horizontalpodautoscalers',
    'persistentvolumeclaims',
    'jobs',
    'cronjobs',
    'configmaps',
    'secrets',
    'networkpolicies',
  ] as const;
  const deny = (denied: readonly string[]) =>
    cluster.answerWith((path) => {
      const words = path.split('?')[0]?.split('/') ?? [];
      return denied.some((kind) => words.includes(kind)) ? forbidden(path) : null;
    });
  /** Strikes the service and says what can be seen of it by whoever may read what is not denied. */
  const struck = async (fault: string, service: string) => {
    test.platform.inject(fault, service);
    await letPass(test, 60_000);
    cluster.forget();
    const namespace = test.platform.view().services.find(({ name }) => name === service)?.namespace ?? null;
    const dependsOn = ['eligibility', 'auth'];
    const entry = { tier: 1, flow: null, tenants: null, dependsOn, vars: {} };
    const eligibility = { ...entry, namespace: 'claims', dependsOn: [] };
    const deps = withCluster(client);
    const policy = { ...deps.policy, services: { [service]: entry, eligibility } };
    const place = { service, namespace, startsAt: test.clock.now() };
    const question = await questionAbout(test, place, { ...deps, policy });
    return async (denied: readonly string[]) => {
      deny(denied);
      const { findings, unavailable } = await collectFrom(kubernetesEvidence, question);
      return { told: new Set(findings.map(({ id, present }) => `${id} ${present}`)), unavailable };
    };
  };

  it.each([
    ['rollout-stuck-on-quota', 'payments'],
    ['node-not-ready', 'adjudication'],
    ['network-policy', 'eligibility'],
    ['volume-filling', 'claims-db'],
  ])('tells nothing of %s that the whole does not tell, whichever kind may not be read', async (fault, service) => {
    const look = await struck(fault, service);
    const whole = await look([]);
    expect(whole.unavailable).toEqual([]);
    for (const kind of kinds) {
      const { told, unavailable } = await look([kind]);
      const isUnnamed = told.size < whole.told.size && unavailable.length === 0;
      expect({ kind, added: [...told].filter((one) => !whole.told.has(one)), isUnnamed }).toEqual({
        kind,
        added: [],
        isUnnamed: false,
      });
    }
  });

  it('tells nothing that the whole does not tell, whatever may not be read', async () => {
    const look = await struck('bad-rollout', 'payments');
    const whole = await look([]);
    const some = fc.subarray([...kinds], { minLength: 2 });
    await fc.assert(
      fc.asyncProperty(some, async (denied) => {
        const part = await look(denied);
        expect([...part.told].filter((one) => !whole.told.has(one))).toEqual([]);
        expect(part.unavailable.every(({ reason }) => reason.includes('forbidden: grant the verb'))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});
