import { expect, test } from 'vitest';
import type { KubernetesPort } from '#runbooks/ports.ts';
import { caseSchema } from '#runbooks/rehearsal/case-schema.ts';
import { recordedCluster } from '#runbooks/rehearsal/recorded-cluster.ts';
import { rolloutStatus } from '#runbooks/kubernetes/rollout-status.ts';

const api = { kind: 'deployment', namespace: 'claims', name: 'api' } as const;
const really = { dryRun: false } as const;

interface Stand {
  readonly cluster: KubernetesPort;
  readonly pass: (ms: number) => void;
}

function standing(kubernetes: object): Stand {
  const { answers } = caseSchema.parse({ name: 'x', answers: { kubernetes }, expect: { state: 'failed' } });
  let nowMs = Date.parse('2026-03-01T03:00:00Z');
  const cluster = recordedCluster(answers.kubernetes, 'claims', () => new Date(nowMs));
  return { cluster, pass: (ms) => void (nowMs += ms) };
}

const deployment = { kind: 'Deployment', metadata: { name: 'api' }, spec: { replicas: 3 } };
const replicaSet = {
  kind: 'ReplicaSet',
  metadata: { name: 'api-1', ownerReferences: [{ kind: 'Deployment', name: 'api' }] },
  spec: { replicas: 3 },
};
const pod = {
  kind: 'Pod',
  metadata: { name: 'api-1-a', labels: { app: 'api' }, ownerReferences: [{ kind: 'ReplicaSet', name: 'api-1' }] },
};

test('a short manifest is filled in: complete, in the usual namespace, its owners known by their uids', async () => {
  const { cluster } = standing({ objects: [pod, replicaSet, deployment] });
  const [object, set, own] = [
    await cluster.get(api),
    await cluster.get({ ...api, kind: 'replicaset', name: 'api-1' }),
    await cluster.get({ ...api, kind: 'pod', name: 'api-1-a' }),
  ];
  expect(rolloutStatus('deployment', object!)).toMatchObject({ complete: true });
  expect(set?.metadata.ownerReferences?.[0]?.uid).toBe(object?.metadata.uid);
  expect(own?.metadata.ownerReferences?.[0]).toMatchObject({ uid: set?.metadata.uid, controller: true });
});

test('a change rolls out in the recorded time, and a dry run changes nothing', async () => {
  const { cluster, pass } = standing({ objects: [deployment], takes: '30s' });
  const patch = { type: 'merge', body: { spec: { replicas: 5 } } } as const;
  expect(await cluster.patch(api, patch, { dryRun: true })).toMatchObject({ spec: { replicas: 5 } });
  expect(await cluster.get(api)).toMatchObject({ spec: { replicas: 3 } });
  await cluster.patch(api, patch, really);
  pass(29_000);
  expect(rolloutStatus('deployment', (await cluster.get(api))!)).toMatchObject({ complete: false, failed: false });
  pass(1000);
  expect(rolloutStatus('deployment', (await cluster.get(api))!)).toMatchObject({ complete: true });
});

test('a rollout that is stuck says so after its deadline', async () => {
  const { cluster, pass } = standing({ objects: [deployment], rollouts: 'stuck' });
  await cluster.patch(api, { type: 'merge', body: { spec: { replicas: 5 } } }, really);
  pass(600_000);
  expect(rolloutStatus('deployment', (await cluster.get(api))!)).toMatchObject({ failed: true });
});

test('a write that is bound to another version is a conflict', async () => {
  const { cluster } = standing({ objects: [deployment] });
  const { resourceVersion } = (await cluster.get(api))!.metadata;
  const patch = { type: 'merge', body: { metadata: { labels: { a: 'b' } } } } as const;
  await cluster.patch(api, patch, { ...really, resourceVersion });
  await expect(cluster.patch(api, patch, { ...really, resourceVersion })).rejects.toMatchObject({ code: 'Conflict' });
});

test('an evicted pod ends and is replaced, and a closed budget forbids it for now', async () => {
  const budget = {
    kind: 'PodDisruptionBudget',
    metadata: { name: 'api' },
    spec: { selector: { matchLabels: { app: 'api' } } },
  };
  const open = standing({ objects: [pod, replicaSet, deployment, { ...budget, status: { disruptionsAllowed: 1 } }] });
  await open.cluster.evict({ namespace: 'claims', name: 'api-1-a' }, really);
  open.pass(60_000);
  const left = await open.cluster.list('pod', 'claims', { labels: 'app=api' });
  expect(left.map(({ metadata }) => metadata.name)).toEqual(['api-1-a-again']);

  const closed = standing({ objects: [pod, { ...budget, status: { disruptionsAllowed: 0 } }] });
  const evicted = closed.cluster.evict({ namespace: 'claims', name: 'api-1-a' }, really);
  await expect(evicted).rejects.toMatchObject({ retry: { kind: 'safe' } });
});

test('what is denied is refused, and known beforehand', async () => {
  const { cluster } = standing({ objects: [deployment], denied: ['patch deployment'] });
  expect(await cluster.may({ verb: 'patch', kind: 'deployment', namespace: 'claims' })).toMatchObject({
    allowed: false,
  });
  const patch = cluster.patch(api, { type: 'merge', body: {} }, really);
  await expect(patch).rejects.toMatchObject({ code: 'Forbidden' });
});

test('listings go by labels and fields', async () => {
  const other = { kind: 'Pod', metadata: { name: 'b', labels: { app: 'b' } }, spec: { nodeName: 'n1' } };
  const { cluster } = standing({ objects: [pod, other] });
  const names = async (selectors: object): Promise<readonly string[]> =>
    (await cluster.list('pod', null, selectors)).map(({ metadata }) => metadata.name);
  expect(await names({ labels: 'app in (api, c)' })).toEqual(['api-1-a']);
  expect(await names({ labels: '!zone,app!=api' })).toEqual(['b']);
  expect(await names({ fields: 'spec.nodeName=n1' })).toEqual(['b']);
});

test('a job ends as recorded', async () => {
  const { cluster, pass } = standing({ jobs: 'failed' });
  const job = { kind: 'job', namespace: 'claims', name: 'j' } as const;
  await cluster.create({ ...job, content: { spec: {} } }, really);
  pass(20_000);
  expect(await cluster.get(job)).toMatchObject({ status: { conditions: [{ type: 'Failed', status: 'True' }] } });
});

test('refuses a kind that it does not know, and lists those it does', () => {
  expect(() => standing({ objects: [{ kind: 'Widget', metadata: { name: 'w' } }] })).toThrow(/no Widget.*Deployment/);
});
