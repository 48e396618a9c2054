import { describe, expect, it } from 'vitest';
import { testApi } from './test-api.ts';
import { testCluster } from './test-cluster.ts';

const test = testCluster();
test.deploy('web', { replicas: 2 });
test.pass(5000);
const { call, patch, writes } = testApi(test.cluster, {
  accounts: { 'nobody-token': { user: 'nobody', groups: [], role: 'nobody' } },
});

const web = '/apis/apps/v1/namespaces/default/deployments/web';

describe('serveResource', () => {
  it.each([
    ['GET', '/apis/batch/v1/follies', 404],
    ['GET', '/apis/autoscaling/v3/horizontalpodautoscalers', 404],
    ['GET', '/api/v1/namespaces/default/pods/x/exec', 404],
    ['GET', '/api/v1/namespaces/default/nodes/x', 404],
    ['GET', '/nonsense', 404],
    ['DELETE', '/api/v1/pods', 405],
    ['PATCH', '/api/v1/namespaces/default/pods', 405],
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
    expect((await patch(`${web}?dryRun=Some`, {})).status).toBe(422);
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
    const path = `/api/v1/namespaces/default/pods/${test.pods('web')[0]?.metadata.name}`;
    expect((await patch(path, { spec: { nodeName: 'node-z' } })).status).toBe(422);
    expect((await patch(path, { metadata: { labels: { a: 'b' } } })).status).toBe(200);
  });

  it('changes the status by its subresource only', async () => {
    const status = { observedGeneration: 77 };
    await patch(web, { status });
    expect(test.deployment('web').status?.observedGeneration).toBe(1);
    await patch(`${web}/status`, { status });
    expect(test.deployment('web').status?.observedGeneration).toBe(77);
  });

  it('records what was accepted, and nothing that was refused', async () => {
    const before = writes.length;
    await patch(web, { spec: { replicas: -1 } });
    await patch(`${web}/scale`, { spec: { replicas: 3 } });
    expect(writes.slice(before)).toMatchObject([
      { verb: 'patch', path: `${web}/scale`, dryRun: false, body: { spec: { replicas: 3 } } },
    ]);
  });
});
