import { expect, test } from 'vitest';
import { startTinyCluster } from './tiny-cluster.ts';

const replicaSet = (name: string, revision: string, owner: string) => ({
  metadata: {
    name,
    annotations: { 'deployment.kubernetes.io/revision': revision },
    ownerReferences: [{ uid: owner, kind: 'Deployment', name: 'x', apiVersion: 'apps/v1' }],
  },
  spec: { selector: {}, template: { spec: { containers: [{ name: 'api', image: `api:${revision}` }] } } },
  status: { replicas: 1 },
});

test('gives only the revisions that the deployment owns, by number and not by text', async () => {
  const deployment = {
    metadata: { name: 'api', namespace: 'claims', uid: 'uid-1', resourceVersion: '7' },
    spec: { selector: { matchLabels: { app: 'api' } }, template: {} },
  };
  const items = [replicaSet('a', '9', 'uid-1'), replicaSet('b', '10', 'uid-1'), replicaSet('c', '11', 'uid-2')];
  const { server, client } = await startTinyCluster(({ path }) =>
    path.includes('/replicasets') ? { body: { items, metadata: {} } } : { body: deployment },
  );
  const revisions = await client.replicaSets('claims', 'api');
  expect(revisions.map(({ revision, images }) => [revision, images])).toEqual([
    [10, ['api:10']],
    [9, ['api:9']],
  ]);
  expect(server.requests[1]?.path).toContain('labelSelector=app%3Dapi');
});
