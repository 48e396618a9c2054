import { expect, test } from 'vitest';
import { startTinyCluster } from './tiny-cluster.ts';

test('asks about a subresource by its own field', async () => {
  const { server, client } = await startTinyCluster(() => ({
    status: 201,
    body: { spec: {}, status: { allowed: true, reason: 'RBAC: allowed' } },
  }));
  expect(await client.can('patch', 'deployments/scale', 'claims', 'apps')).toEqual({
    allowed: true,
    reason: 'RBAC: allowed',
  });
  expect(server.requests[0]?.path).toBe('/apis/authorization.k8s.io/v1/selfsubjectaccessreviews');
  expect(JSON.parse(server.requests[0]?.body ?? '')).toMatchObject({
    spec: {
      resourceAttributes: {
        verb: 'patch',
        group: 'apps',
        resource: 'deployments',
        subresource: 'scale',
        namespace: 'claims',
      },
    },
  });
});

test('takes an answer without a verdict for a no', async () => {
  const { client } = await startTinyCluster(() => ({ status: 201, body: { spec: {} } }));
  expect(await client.can('get', 'pods', 'claims')).toEqual({ allowed: false, reason: '' });
});
