import { expect, it } from 'vitest';
import { createDryRunStore } from '#sandbox/kubernetes/dry-run-store.ts';
import type { StoreChange } from '#sandbox/kubernetes/object-store.ts';
import { testApi } from './test-api.ts';
import { testCluster } from './test-cluster.ts';

const core = '/api/v1/namespaces/default';
const web = '/apis/apps/v1/namespaces/default/deployments/web';

it('carries every verb out, tells no watcher, and leaves no trace', async () => {
  const test = testCluster();
  test.deploy('web', { replicas: 2 });
  test.pass(5000);
  const { store } = test.cluster;
  const { call } = testApi(test.cluster);
  await call('POST', `${core}/configmaps`, { body: { metadata: { name: 'settings' } } });
  const [pod] = test.pods('web');
  const version = store.version();
  const heard: StoreChange[] = [];
  store.subscribe((change) => void heard.push(change));
  const type = 'application/merge-patch+json';
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: pod?.metadata.name } };

  const created = await call('POST', `${core}/configmaps?dryRun=All`, { body: { metadata: { generateName: 'new-' } } });
  expect(created.body['metadata']).toMatchObject({
    name: expect.stringMatching(/^new-/),
    uid: expect.any(String),
    resourceVersion: '',
  });
  const answers = [
    await call('PUT', `${core}/configmaps/settings?dryRun=All`, {
      body: { metadata: { name: 'settings' }, data: { a: '1' } },
    }),
    await call('PATCH', `${web}?dryRun=All`, { body: { spec: { replicas: 9 } }, type }),
    await call('PATCH', `${web}/scale?dryRun=All`, { body: { spec: { replicas: 9 } }, type }),
    await call('PATCH', `${web}/status?dryRun=All`, { body: { status: { replicas: 9 } }, type }),
    await call('POST', `${core}/pods/${pod?.metadata.name}/eviction?dryRun=All`, { body: eviction }),
    await call('DELETE', `${core}/pods/${pod?.metadata.name}`, { body: { dryRun: ['All'] } }),
    await call('DELETE', `${core}/pods?dryRun=All`),
    await call('DELETE', `${web}?dryRun=All&propagationPolicy=Foreground`),
  ];
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 201, 200, 200, 200]);
  expect(answers[1]?.body).toMatchObject({
    metadata: { generation: 2, resourceVersion: test.deployment('web').metadata.resourceVersion },
  });
  expect(heard).toEqual([]);
  expect(store.version()).toBe(version);
});

it('shows its own changes to whoever looks through it', () => {
  const { cluster } = testCluster();
  const { store } = cluster;
  const seen = createDryRunStore(store, cluster.nowMs());
  const draft = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'new' } };
  const made = seen.create('namespaces', draft);
  const home = seen.get('namespaces', undefined, 'default');
  if (home) seen.remove('namespaces', home);
  seen.replace('namespaces', { ...made, spec: { a: 1 } });
  expect(seen.list('namespaces')).toMatchObject([{ metadata: { name: 'new' }, spec: { a: 1 } }]);
  expect(store.list('namespaces').map((one) => one.metadata.name)).toEqual(['default']);
});
