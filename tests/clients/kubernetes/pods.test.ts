import { expect, test } from 'vitest';
import { listAnswer, storedObject } from './tiny-answers.ts';
import { startTinyCluster } from './tiny-cluster.ts';

const pod = (name: string, status: object) => storedObject('Pod', 'v1', name, { status });

test('tells that a container was killed for its memory and waits to be started again', async () => {
  const containerStatuses = [
    {
      name: 'api',
      restartCount: 4,
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: { terminated: { reason: 'OOMKilled', exitCode: 137, finishedAt: '2026-03-01T03:00:00Z' } },
    },
    { name: 'proxy', restartCount: 1, state: { running: {} }, lastState: {} },
    { name: 'work', restartCount: 0, state: { terminated: { reason: 'Completed', exitCode: 0 } } },
  ];
  const { client } = await startTinyCluster(() => listAnswer('Pod', 'v1', [pod('api-1', { containerStatuses })]));
  expect(await client.pods('claims')).toEqual([
    {
      name: 'api-1',
      restarts: 5,
      containers: [
        { name: 'api', restarts: 4, reason: 'CrashLoopBackOff', lastEnd: { reason: 'OOMKilled', exitCode: 137 } },
        { name: 'proxy', restarts: 1, reason: '', lastEnd: null },
        { name: 'work', restarts: 0, reason: 'Completed', lastEnd: { reason: 'Completed', exitCode: 0 } },
      ],
    },
  ]);
});

test('reads a pod whose containers are not there yet', async () => {
  const items = [pod('pending', { phase: 'Pending' }), pod('null', { containerStatuses: null })];
  const { client } = await startTinyCluster(() => listAnswer('Pod', 'v1', items));
  expect(await client.pods('claims')).toEqual([
    { name: 'pending', restarts: 0, containers: [] },
    { name: 'null', restarts: 0, containers: [] },
  ]);
});
