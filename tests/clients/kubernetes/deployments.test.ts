import { expect, test } from 'vitest';
import { storedObject } from './tiny-answers.ts';
import { startTinyCluster } from './tiny-cluster.ts';

const clientFor = async (rest: object) => {
  const body = storedObject('Deployment', 'apps/v1', 'api', { metadata: { namespace: 'claims' }, ...rest });
  return (await startTinyCluster(() => ({ body }))).client;
};

test('reads what the API leaves out as nothing, and one wanted pod', async () => {
  const client = await clientFor({ spec: { selector: { matchLabels: { app: 'api' } } } });
  expect(await client.deployment('claims', 'api')).toEqual({
    namespace: 'claims',
    name: 'api',
    uid: 'uid-api',
    replicas: 1,
    availableReplicas: 0,
    selector: 'app=api',
  });
});

test('keeps a wanted number of zero', async () => {
  const client = await clientFor({ spec: { replicas: 0, selector: {} }, status: { availableReplicas: 2 } });
  expect(await client.deployment('claims', 'api')).toMatchObject({ replicas: 0, availableReplicas: 2 });
});
