import { expect, test } from 'vitest';
import { startTinyCluster } from './tiny-cluster.ts';

const review = (status?: object) => ({
  status: 201,
  body: { kind: 'SelfSubjectAccessReview', apiVersion: 'authorization.k8s.io/v1', spec: {}, status },
});

test('asks about one object and a subresource, each by its own field', async () => {
  const { server, client } = await startTinyCluster(() => review({ allowed: true, reason: 'RBAC: allowed' }));
  const question = {
    verb: 'patch',
    kind: 'deployment',
    subresource: 'scale',
    namespace: 'claims',
    name: 'api',
  } as const;
  expect(await client.may(question)).toEqual({ allowed: true, reason: 'RBAC: allowed' });
  expect(server.requests[0]?.path).toBe('/apis/authorization.k8s.io/v1/selfsubjectaccessreviews');
  expect(JSON.parse(server.requests[0]?.body ?? '')).toMatchObject({
    spec: {
      resourceAttributes: {
        verb: 'patch',
        group: 'apps',
        resource: 'deployments',
        subresource: 'scale',
        namespace: 'claims',
        name: 'api',
      },
    },
  });
});

test('takes an answer without a verdict for a no', async () => {
  const { client } = await startTinyCluster(() => review());
  expect(await client.may({ verb: 'get', kind: 'pod', namespace: 'claims' })).toEqual({ allowed: false, reason: '' });
});

test('says why the authoriser could not decide', async () => {
  const { client } = await startTinyCluster(() => review({ allowed: false, evaluationError: 'webhook is down' }));
  expect(await client.may({ verb: 'patch', kind: 'node', namespace: null })).toEqual({
    allowed: false,
    reason: 'webhook is down',
  });
});
