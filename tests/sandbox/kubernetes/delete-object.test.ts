import { describe, expect, it } from 'vitest';
import type { ChangeRequest } from '#sandbox/kubernetes/api-request.ts';
import { deleteObject } from '#sandbox/kubernetes/delete-object.ts';
import type { Json } from '#sandbox/kubernetes/json-value.ts';
import { deployments } from '#sandbox/kubernetes/resources/deployments.ts';
import { pods } from '#sandbox/kubernetes/resources/pods.ts';
import { testApi } from './test-api.ts';
import { testCluster, type TestCluster } from './test-cluster.ts';

function running(): TestCluster {
  const test = testCluster();
  test.deploy('web', { replicas: 2 });
  test.pass(5000);
  return test;
}

function request(test: TestCluster, kind: ChangeRequest['kind'], name: string, body: Json, query = ''): ChangeRequest {
  const { cluster } = test;
  return {
    store: cluster.store,
    kind,
    namespace: 'default',
    name,
    query: new URLSearchParams(query),
    contentType: 'application/json',
    manager: 'test',
    body,
    nowMs: cluster.nowMs(),
    newUid: cluster.newUid,
    randomSuffix: cluster.randomSuffix,
  };
}

describe('deleteObject', () => {
  it('takes the children of a deployment in the background', () => {
    const test = running();
    expect(deleteObject(request(test, deployments, 'web', null))).toMatchObject({ kind: 'Status', status: 'Success' });
    test.pass(5000);
    expect(test.pods('web')).toEqual([]);
  });

  it('leaves the children where they are told to be orphans', () => {
    const test = running();
    deleteObject(request(test, deployments, 'web', { propagationPolicy: 'Orphan' }));
    test.pass(5000);
    expect(test.pods('web')).toHaveLength(2);
    expect(test.cluster.store.list('deployments.apps')).toEqual([]);
    expect(test.cluster.store.list('replicasets.apps')[0]?.metadata.ownerReferences).toEqual([]);
  });

  it('answers 409 when a precondition does not hold', () => {
    const test = running();
    const gone = (preconditions: Json) => () => deleteObject(request(test, deployments, 'web', { preconditions }));
    expect(gone({ uid: 'another' })).toThrow(
      expect.objectContaining({ code: 409, message: expect.stringContaining('the UID in the precondition (another)') }),
    );
    expect(gone({ resourceVersion: '1' })).toThrow(expect.objectContaining({ code: 409, reason: 'Conflict' }));
  });

  it('ends a pod gracefully, or at once with a grace period of zero', () => {
    const test = running();
    const [first, second] = test.pods('web').map((pod) => pod.metadata.name);
    const answer = deleteObject(request(test, pods, first ?? '', null));
    expect(answer['metadata']).toMatchObject({ deletionGracePeriodSeconds: 30, deletionTimestamp: expect.any(String) });
    deleteObject(request(test, pods, second ?? '', null, 'gracePeriodSeconds=0'));
    expect(test.pods('web').map((pod) => pod.metadata.name)).toEqual([first]);
  });

  it('refuses options of the wrong type, naming the field', () => {
    const test = running();
    expect(() => deleteObject(request(test, deployments, 'web', { gracePeriodSeconds: 'now' }))).toThrow(
      'gracePeriodSeconds',
    );
  });

  it('takes the children first where the deletion is in the foreground', () => {
    const test = running();
    const answer = deleteObject(request(test, deployments, 'web', { propagationPolicy: 'Foreground' }));
    expect(answer).toMatchObject({ kind: 'Deployment', metadata: { finalizers: ['foregroundDeletion'] } });
    test.pass(750);
    expect(test.pods('web').every((pod) => pod.metadata.deletionTimestamp !== undefined)).toBe(true);
    expect(test.cluster.store.list('deployments.apps')).toHaveLength(1);
    test.pass(5000);
    expect(test.pods('web')).toEqual([]);
    expect(test.cluster.store.list('replicasets.apps')).toEqual([]);
    expect(test.cluster.store.list('deployments.apps')).toEqual([]);
  });

  it('keeps what has a finalizer until it is taken off', async () => {
    const test = running();
    const api = testApi(test.cluster);
    const path = '/api/v1/namespaces/default/configmaps/held';
    const metadata = { name: 'held', finalizers: ['example.com/wait'] };
    await api.call('POST', '/api/v1/namespaces/default/configmaps', { body: { metadata } });
    const deleted = await api.call('DELETE', path);
    expect(deleted.body['metadata']).toMatchObject({ deletionTimestamp: expect.any(String) });
    test.pass(5000);
    expect((await api.call('GET', path)).status).toBe(200);
    await api.patch(path, { metadata: { finalizers: null } });
    expect((await api.call('GET', path)).status).toBe(404);
  });

  it('keeps a pod with a finalizer, stopped, until it is taken off', async () => {
    const test = running();
    const api = testApi(test.cluster);
    const path = `/api/v1/namespaces/default/pods/${test.pods('web')[0]?.metadata.name}`;
    await api.patch(path, { metadata: { finalizers: ['example.com/wait'] } });
    await api.call('DELETE', path);
    test.pass(10_000);
    expect((await api.call('GET', path)).status).toBe(200);
    await api.patch(path, { metadata: { finalizers: null } });
    expect((await api.call('GET', path)).status).toBe(404);
  });

  it('leaves the pods of a job unless told otherwise, as batch/v1 does', async () => {
    const test = testCluster(() => ({ termination: { reason: 'Completed', exitCode: 0 } }));
    const api = testApi(test.cluster);
    const jobs = '/apis/batch/v1/namespaces/default/jobs';
    const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a:1' }] } };
    for (const name of ['kept', 'taken'])
      await api.call('POST', jobs, { body: { metadata: { name }, spec: { template } } });
    test.pass(5000);
    await api.call('DELETE', `${jobs}/kept`);
    await api.call('DELETE', `${jobs}/taken`, { body: { propagationPolicy: 'Background' } });
    test.pass(5000);
    expect(test.cluster.store.list('pods').map((pod) => pod.metadata.labels?.['job-name'])).toEqual(['kept']);
    expect(test.cluster.store.list('jobs.batch')).toEqual([]);
  });

  it('empties a collection by its selectors', async () => {
    const test = running();
    test.deploy('api', { replicas: 1 });
    test.pass(5000);
    const api = testApi(test.cluster);
    await api.call('DELETE', '/apis/apps/v1/namespaces/default/deployments?labelSelector=none');
    expect(test.cluster.store.list('deployments.apps')).toHaveLength(2);
    const all = '/apis/apps/v1/namespaces/default/deployments?fieldSelector=metadata.name%3Dweb';
    expect((await api.call('DELETE', all)).body).toMatchObject({ items: [{ metadata: { name: 'web' } }] });
    expect(test.cluster.store.list('deployments.apps').map((one) => one.metadata.name)).toEqual(['api']);
  });

  it('empties a namespace before it is gone, and takes nothing new in meanwhile', async () => {
    const test = running();
    const api = testApi(test.cluster);
    const spec = { containers: [{ name: 'a', image: 'a:1' }] };
    const pod = { body: { metadata: { name: 'one' }, spec } };
    await api.call('POST', '/api/v1/namespaces', { body: { metadata: { name: 'short' } } });
    await api.call('POST', '/api/v1/namespaces/short/pods', pod);
    test.pass(3000);
    expect((await api.call('DELETE', '/api/v1/namespaces/short')).body).toMatchObject({
      status: { phase: 'Terminating' },
    });
    const late = await api.call('POST', '/api/v1/namespaces/short/pods', pod);
    expect(late).toMatchObject({ status: 403, body: { message: expect.stringContaining('being terminated') } });
    test.pass(5000);
    expect((await api.call('GET', '/api/v1/namespaces/short')).status).toBe(404);
    expect(test.cluster.store.list('pods', 'short')).toEqual([]);
  });
});
