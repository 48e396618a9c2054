import { expect, onTestFinished, test } from 'vitest';
import { CoreV1Api } from '@kubernetes/client-node';
import { cacheDispatcher } from '#clients/kubernetes/cached-dispatcher.ts';
import { loadKubeConfig } from '#clients/kubernetes/kube-config.ts';
import { startTinyServer } from '#tests/support/tiny-server.ts';
import { kubeconfigFor, startTinyCluster } from './tiny-cluster.ts';

const noPods = { body: { kind: 'PodList', apiVersion: 'v1', items: [], metadata: {} } };

test('sends one request after another through the same connections', async () => {
  const { server, client } = await startTinyCluster(() => noPods);
  for (let index = 0; index < 20; index += 1) await client.pods('claims');
  expect(server.requests).toHaveLength(20);
  // A second one is opened when the next request comes before the first is given back.
  expect(server.connections()).toBeLessThanOrEqual(2);
});

test('shows why: as it comes, the library connects for every request', async () => {
  const server = await startTinyServer(() => noPods, { tls: true });
  onTestFinished(() => server.stop());
  const core = loadKubeConfig(kubeconfigFor(server.url, server.caPem)).makeApiClient(CoreV1Api);
  for (let index = 0; index < 3; index += 1) await core.listNamespacedPod({ namespace: 'claims' });
  expect(server.connections()).toBe(3);
});

test('connects anew when the certificates have been renewed', async () => {
  const [first, second] = [
    await startTinyServer(() => noPods, { tls: true }),
    await startTinyServer(() => noPods, { tls: true }),
  ];
  onTestFinished(async () => {
    await first.stop();
    await second.stop();
  });
  const config = loadKubeConfig(kubeconfigFor(first.url, first.caPem));
  onTestFinished(cacheDispatcher(config));
  const core = config.makeApiClient(CoreV1Api);
  for (let index = 0; index < 5; index += 1) await core.listNamespacedPod({ namespace: 'claims' });
  const before = first.connections();
  const renewed = `${first.caPem}\n${second.caPem}`;
  config.clusters = config.clusters.map((cluster) =>
    Object.assign({}, cluster, { caData: Buffer.from(renewed).toString('base64') }),
  );
  await core.listNamespacedPod({ namespace: 'claims' });
  expect(first.connections()).toBe(before + 1);
});
