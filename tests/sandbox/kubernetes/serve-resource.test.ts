import { describe, expect, it } from 'vitest';
import type { Account } from '#sandbox/kubernetes/authorization.ts';
import { createKubernetesApp, type AcceptedWrite } from '#sandbox/kubernetes/kubernetes-app.ts';
import { testCluster } from './test-cluster.ts';

const admin: Account = { user: 'admin', groups: [], role: 'admin' };
const nobody: Account = { user: 'nobody', groups: [], role: 'nobody' };
const writes: AcceptedWrite[] = [];
const test = testCluster();
test.deploy('web', { replicas: 2 });
test.pass(5000);
const app = createKubernetesApp({
  cluster: test.cluster,
  accounts: new Map([
    ['admin-token', admin],
    ['nobody-token', nobody],
  ]),
  logs: () => null,
  onWrite: (write) => void writes.push(write),
  closing: new AbortController().signal,
});

async function call(
  method: string,
  path: string,
  more: { body?: unknown; type?: string; accept?: string; token?: string } = {},
) {
  const headers = {
    authorization: `Bearer ${more.token ?? 'admin-token'}`,
    'content-type': more.type ?? 'application/json',
    accept: more.accept ?? '',
  };
  const body =
    more.body === undefined ? {} : { body: typeof more.body === 'string' ? more.body : JSON.stringify(more.body) };
  const response = await app.request(path, { method, headers, ...body });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const web = '/apis/apps/v1/namespaces/default/deployments/web';

describe('serveResource', () => {
  it.each([
    ['GET', '/apis/batch/v1/jobs', 404],
    ['GET', '/api/v1/namespaces/default/pods/x/exec', 404],
    ['GET', '/api/v1/namespaces/default/nodes/x', 404],
    ['GET', '/nonsense', 404],
    ['DELETE', '/api/v1/pods', 405],
    ['DELETE', '/api/v1/namespaces/default', 405],
    ['POST', web, 405],
    ['POST', '/apis/events.k8s.io/v1/namespaces/default/events', 405],
    ['PATCH', '/api/v1/namespaces/default/pods/x/log', 405],
  ])('answers %s %s with the Status of a %i', async (method, path, code) => {
    expect(await call(method, path)).toMatchObject({ status: code, body: { kind: 'Status', status: 'Failure', code } });
  });

  it('answers a request without rights with 403, reads included', async () => {
    expect(await call('GET', '/api/v1/nodes', { token: 'nobody-token' })).toMatchObject({
      status: 403,
      body: {
        message: 'nodes is forbidden: User "nobody" cannot list resource "nodes" in API group "" at the cluster scope',
      },
    });
  });

  it('answers a body that is not JSON with 400, and one in another encoding with 415', async () => {
    expect((await call('PUT', web, { body: '{' })).body['message']).toMatch(/^the body is not JSON/);
    expect((await call('PUT', web, { body: 'a: b', type: 'application/yaml' })).status).toBe(415);
    const apply = await call('PATCH', web, { body: 'a: b', type: 'application/apply-patch+yaml' });
    expect(apply.body['message']).toContain('application/strategic-merge-patch+json');
  });

  it('refuses an unknown kind of dry run, a bad limit and a foreign continue token', async () => {
    const type = 'application/merge-patch+json';
    expect((await call('PATCH', `${web}?dryRun=Some`, { body: {}, type })).status).toBe(400);
    expect((await call('GET', '/api/v1/pods?limit=-1')).body['message']).toContain('limit');
    expect((await call('GET', '/api/v1/pods?continue=abc')).body['message']).toContain('continue key is not valid');
    expect((await call('GET', '/api/v1/pods?watch=1&resourceVersion=x')).status).toBe(400);
  });

  it('answers with a Table where one is asked for', async () => {
    const accept = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';
    const { body } = await call('GET', '/api/v1/pods', { accept });
    expect(body).toMatchObject({ kind: 'Table', apiVersion: 'meta.k8s.io/v1' });
    expect(body['rows']).toHaveLength(2);
    const [row] = body['rows'] as { cells: unknown[]; object: { kind: string } }[];
    expect(row).toMatchObject({ object: { kind: 'PartialObjectMetadata' } });
    expect(row?.cells.slice(1, 4)).toEqual(['1/1', 'Running', '0']);
  });

  it('makes names from generateName, and refuses an object without a name', async () => {
    const spec = { containers: [{ name: 'a', image: 'a:1' }] };
    const made = await call('POST', '/api/v1/namespaces/default/pods', {
      body: { metadata: { generateName: 'job-' }, spec },
    });
    expect(made).toMatchObject({ status: 201, body: { metadata: { name: expect.stringMatching(/^job-\w{5}$/) } } });
    const refused = await call('POST', '/api/v1/namespaces/default/pods', { body: { spec } });
    expect(refused).toMatchObject({ status: 422, body: { details: { causes: [{ field: 'metadata.name' }] } } });
    expect(
      (await call('POST', '/api/v1/namespaces/nowhere/pods', { body: { metadata: { name: 'a' }, spec } })).status,
    ).toBe(404);
  });

  it('lets nobody change a running pod beyond its image', async () => {
    const [pod] = test.pods('web');
    const type = 'application/merge-patch+json';
    const path = `/api/v1/namespaces/default/pods/${pod?.metadata.name}`;
    expect((await call('PATCH', path, { body: { spec: { nodeName: 'node-z' } }, type })).status).toBe(422);
    expect((await call('PATCH', path, { body: { metadata: { labels: { a: 'b' } } }, type })).status).toBe(200);
  });

  it('changes the status by its subresource only', async () => {
    const type = 'application/merge-patch+json';
    const status = { observedGeneration: 77 };
    await call('PATCH', web, { body: { status }, type });
    expect(test.deployment('web').status?.observedGeneration).toBe(1);
    await call('PATCH', `${web}/status`, { body: { status }, type });
    expect(test.deployment('web').status?.observedGeneration).toBe(77);
  });

  it('records what was accepted, and nothing that was refused', async () => {
    writes.length = 0;
    await call('PATCH', web, { body: { spec: { replicas: -1 } }, type: 'application/merge-patch+json' });
    await call('PATCH', `${web}/scale`, { body: { spec: { replicas: 3 } }, type: 'application/merge-patch+json' });
    expect(writes).toMatchObject([
      { verb: 'patch', path: `${web}/scale`, dryRun: false, body: { spec: { replicas: 3 } } },
    ]);
  });
});
