import { expect, test } from 'vitest';
import { startTinyCluster } from './tiny-cluster.ts';

const listing = (...items: object[]) => ({ body: { kind: 'PodList', items, metadata: {} } });

test('tells that a container was killed for its memory and waits to be started again', async () => {
  const containerStatuses = [
    {
      name: 'api',
      image: 'registry.example/claims-api:1.0',
      imageID: '',
      ready: false,
      restartCount: 4,
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: { terminated: { reason: 'OOMKilled', exitCode: 137, finishedAt: '2026-03-01T03:00:00Z' } },
    },
    { name: 'proxy', image: 'p', imageID: '', ready: true, restartCount: 1, state: { running: {} } },
  ];
  const { client } = await startTinyCluster(() =>
    listing({
      metadata: { name: 'claims-api-1', namespace: 'claims', creationTimestamp: '2026-03-01T02:00:00Z' },
      spec: { nodeName: 'node-1', containers: [] },
      status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'False' }], containerStatuses },
    }),
  );
  const [pod] = await client.pods('claims');
  expect(pod).toMatchObject({ phase: 'Running', ready: false, restarts: 5, node: 'node-1', terminating: false });
  expect(pod?.containers[0]).toMatchObject({
    state: 'waiting',
    reason: 'CrashLoopBackOff',
    lastEnd: { reason: 'OOMKilled', exitCode: 137, at: new Date('2026-03-01T03:00:00Z') },
  });
  expect(pod?.containers[1]).toMatchObject({ state: 'running', reason: '', lastEnd: null });
});

test('reads a pod that nobody has scheduled yet, and one that is going', async () => {
  const { client } = await startTinyCluster(() =>
    listing(
      { metadata: { name: 'new' }, spec: { containers: [] }, status: { phase: 'Pending' } },
      {
        metadata: { name: 'old', deletionTimestamp: '2026-03-01T03:00:00Z' },
        spec: { containers: [], nodeName: 'node-1' },
        status: { phase: 'Failed', reason: 'Evicted' },
      },
    ),
  );
  const [fresh, going] = await client.pods('claims');
  expect(fresh).toMatchObject({ phase: 'Pending', ready: false, node: null, containers: [] });
  expect(going).toMatchObject({ terminating: true, reason: 'Evicted' });
});

test('passes the selector on', async () => {
  const { server, client } = await startTinyCluster(() => listing());
  await client.pods('claims', 'app=claims-api,tier in (1,2)');
  const query = new URL(server.requests[0]?.path ?? '', 'https://x').searchParams;
  expect(query.get('labelSelector')).toBe('app=claims-api,tier in (1,2)');
});
