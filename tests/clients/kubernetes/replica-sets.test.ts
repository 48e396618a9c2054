import { expect, test } from 'vitest';
import { listAnswer, storedObject } from './tiny-answers.ts';
import { startTinyCluster } from './tiny-cluster.ts';

const replicaSet = (name: string, revision: string, owner: string) =>
  storedObject('ReplicaSet', 'apps/v1', name, {
    metadata: {
      creationTimestamp: '2026-03-01T03:00:00Z',
      annotations: { 'deployment.kubernetes.io/revision': revision },
      ownerReferences: [{ uid: owner, kind: 'Deployment', name: 'api', apiVersion: 'apps/v1' }],
    },
    spec: { template: { spec: { containers: [{ name: 'api', image: `api:${revision}` }] } } },
  });
const deployment = storedObject('Deployment', 'apps/v1', 'api', {
  spec: { selector: { matchLabels: { app: 'api' } } },
});

test('gives only the revisions that the deployment owns, by number and not by text', async () => {
  const items = [replicaSet('a', '9', 'uid-api'), replicaSet('b', '10', 'uid-api'), replicaSet('c', '11', 'uid-2')];
  const { server, client } = await startTinyCluster(({ path }) =>
    path.includes('/replicasets') ? listAnswer('ReplicaSet', 'apps/v1', items) : { body: deployment },
  );
  const createdAt = new Date('2026-03-01T03:00:00Z');
  expect(await client.replicaSets('claims', 'api')).toEqual([
    { name: 'b', revision: 10, images: ['api:10'], createdAt },
    { name: 'a', revision: 9, images: ['api:9'], createdAt },
  ]);
  expect(server.requests[1]?.path).toContain('labelSelector=app%3Dapi');
});
