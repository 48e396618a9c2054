import { describe, expect, it } from 'vitest';
import { resourceQuotas } from '#sandbox/kubernetes/resources/resource-quotas.ts';
import { testApi } from './test-api.ts';
import { testCluster } from './test-cluster.ts';

const pods = '/api/v1/namespaces/default/pods';
const quota = '/api/v1/namespaces/default/resourcequotas/limits';
const pod = (name: string, resources: object = {}) => ({
  metadata: { name },
  spec: { containers: [{ name: 'a', image: 'a:1', resources }] },
});

describe('a resource quota', () => {
  it('refuses the pod that would exceed it, and counts what is used', async () => {
    const { cluster, make, pass } = testCluster();
    const api = testApi(cluster);
    make(resourceQuotas, 'limits', { spec: { hard: { pods: '2', 'requests.memory': '1Gi' } } });
    const half = { requests: { memory: '512Mi' } };
    expect((await api.call('POST', pods, { body: pod('a', half) })).status).toBe(201);
    expect(await api.call('POST', pods, { body: pod('b', { requests: { memory: '513Mi' } }) })).toMatchObject({
      status: 403,
      body: {
        message:
          'pods "b" is forbidden: exceeded quota: limits, requested: requests.memory=513Mi, used: requests.memory=512Mi, limited: requests.memory=1Gi',
      },
    });
    expect((await api.call('POST', pods, { body: pod('b', half) })).status).toBe(201);
    expect((await api.call('POST', pods, { body: pod('c', half) })).status).toBe(403);
    pass(250);
    expect((await api.call('GET', quota)).body).toMatchObject({
      status: { hard: { pods: '2' }, used: { pods: '2', 'requests.memory': '1Gi' } },
    });
  });

  it('refuses a pod that leaves out what the quota limits', async () => {
    const { cluster, make } = testCluster();
    make(resourceQuotas, 'limits', { spec: { hard: { 'limits.cpu': '1' } } });
    const refused = await testApi(cluster).call('POST', pods, { body: pod('a') });
    expect(refused.body['message']).toBe('pods "a" is forbidden: failed quota: limits: must specify limits.cpu');
  });

  it('counts pods that have ended no longer', async () => {
    const test = testCluster(() => ({ termination: { reason: 'Completed', exitCode: 0 } }));
    const api = testApi(test.cluster);
    test.make(resourceQuotas, 'limits', { spec: { hard: { pods: '1' } } });
    const once = { ...pod('a'), spec: { ...pod('a').spec, restartPolicy: 'Never' } };
    await api.call('POST', pods, { body: once });
    test.pass(4000);
    expect((await api.call('POST', pods, { body: pod('b') })).status).toBe(201);
  });

  it('holds a rollout up, which says why and goes on when the quota is raised', async () => {
    const { cluster, make, deploy, pass, change, deployment } = testCluster();
    const api = testApi(cluster);
    deploy('web', { replicas: 2 });
    pass(5000);
    make(resourceQuotas, 'limits', { spec: { hard: { pods: '2' } } });
    change('web', { replicas: 4 });
    pass(5000);
    expect(deployment('web').status?.readyReplicas).toBe(2);
    expect(deployment('web').status?.conditions).toContainEqual(
      expect.objectContaining({
        type: 'ReplicaFailure',
        reason: 'FailedCreate',
        message: expect.stringContaining('exceeded quota: limits, requested: pods=1, used: pods=2, limited: pods=2'),
      }),
    );
    expect(cluster.store.list('events')).toContainEqual(
      expect.objectContaining({ type: 'Warning', reason: 'FailedCreate', count: expect.any(Number) }),
    );
    await api.patch(quota, { spec: { hard: { pods: '10' } } });
    pass(5000);
    expect(deployment('web').status?.readyReplicas).toBe(4);
    expect(deployment('web').status?.conditions?.map((condition) => condition.type)).not.toContain('ReplicaFailure');
  });
});
