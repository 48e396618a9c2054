import { describe, expect, it } from 'vitest';
import type { ChangeRequest } from '#sandbox/kubernetes/api-request.ts';
import { deleteObject } from '#sandbox/kubernetes/delete-object.ts';
import type { Json } from '#sandbox/kubernetes/json-value.ts';
import { deployments } from '#sandbox/kubernetes/resources/deployments.ts';
import { pods } from '#sandbox/kubernetes/resources/pods.ts';
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
    body,
    dryRun: false,
    nowMs: cluster.nowMs(),
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
    expect(test.cluster.store.list('replicasets.apps')[0]?.metadata.ownerReferences).toEqual([]);
  });

  it('answers 409 when a precondition does not hold', () => {
    const test = running();
    const gone = (preconditions: Json) => () => deleteObject(request(test, deployments, 'web', { preconditions }));
    expect(gone({ uid: 'another' })).toThrow(
      expect.objectContaining({ code: 409, message: expect.stringContaining('UID in precondition') }),
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
});
