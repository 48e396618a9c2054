import { describe, expect, it } from 'vitest';
import type { AccessRule, Account } from '#sandbox/kubernetes/authorization.ts';
import { testApi } from './test-api.ts';
import { testCluster } from './test-cluster.ts';

const operator: readonly AccessRule[] = [
  { verbs: ['get', 'list', 'watch'], apiGroups: ['*'], resources: ['*'] },
  { verbs: ['patch'], apiGroups: ['apps'], resources: ['deployments', '*/scale'], namespaces: ['default'] },
  { verbs: ['create'], apiGroups: [''], resources: ['pods/eviction'] },
  { verbs: ['patch', 'delete'], apiGroups: [''], resources: ['configmaps'], resourceNames: ['settings'] },
];
const account = (user: string, role: Account['role']): Account => ({ user, groups: [], role });

const test = testCluster();
test.deploy('web', { replicas: 1 });
test.pass(4000);
const { call } = testApi(test.cluster, {
  accounts: {
    operator: account('operator', operator),
    viewer: account('viewer', 'viewer'),
    nobody: account('nobody', 'nobody'),
  },
});
const core = '/api/v1/namespaces/default';
const web = '/apis/apps/v1/namespaces/default/deployments/web';
const merge = 'application/merge-patch+json';

async function statusOf(token: string, method: string, path: string, body?: unknown): Promise<number> {
  return (await call(method, path, { token, type: merge, ...(body === undefined ? {} : { body }) })).status;
}

describe('an account with rules of its own', () => {
  it.each([
    ['GET', web, 200],
    ['PATCH', web, 200],
    ['PATCH', `${web}/scale`, 200],
    ['PATCH', `${web}/status`, 403],
    ['DELETE', web, 403],
    ['PATCH', web.replace('default', 'other'), 403],
    ['PATCH', '/apis/apps/v1/namespaces/default/statefulsets/db', 403],
    ['PATCH', '/apis/apps/v1/namespaces/default/statefulsets/db/scale', 404],
    ['DELETE', `${core}/pods/nobody`, 403],
    ['POST', `${core}/pods/nobody/eviction`, 400],
    ['PATCH', `${core}/configmaps/settings`, 404],
    ['PATCH', `${core}/configmaps/other`, 403],
    ['DELETE', `${core}/configmaps`, 403],
  ])('may %s %s as its rules say: %i', async (method, path, status) => {
    expect(await statusOf('operator', method, path, method === 'GET' ? undefined : {})).toBe(status);
  });

  it('is told what it lacks, in the words of RBAC', async () => {
    const { body } = await call('POST', `${core}/pods/web/eviction`, { token: 'viewer', body: {} });
    expect(body).toMatchObject({
      message:
        'pods "web" is forbidden: User "viewer" cannot create resource "pods/eviction" in API group "" in the namespace "default"',
      details: { name: 'web', kind: 'pods' },
    });
  });

  it('learns nothing of what there is where it has no rights', async () => {
    const { status, body } = await call('GET', '/apis/nope.example/v1/follies/x', { token: 'nobody' });
    expect(status).toBe(403);
    expect(body['message']).toContain('follies.nope.example "x" is forbidden');
  });

  it('can ask what it may', async () => {
    const ask = async (attributes: object): Promise<unknown> => {
      const body = { spec: { resourceAttributes: { namespace: 'default', ...attributes } } };
      const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
      return (await call('POST', path, { token: 'operator', body })).body['status'];
    };
    expect(await ask({ verb: 'patch', group: 'apps', resource: 'deployments' })).toMatchObject({ allowed: true });
    expect(await ask({ verb: 'create', resource: 'pods', subresource: 'eviction' })).toMatchObject({ allowed: true });
    expect(await ask({ verb: 'create', resource: 'pods' })).toEqual({ allowed: false });
    expect(await ask({ verb: 'delete', resource: 'configmaps', name: 'settings' })).toMatchObject({ allowed: true });
    expect(await ask({ verb: 'delete', resource: 'configmaps' })).toEqual({ allowed: false });
  });
});
