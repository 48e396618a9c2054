import { describe, expect, it } from 'vitest';
import { testApi } from '#tests/sandbox/kubernetes/test-api.ts';
import { testCluster, type TestCluster } from '#tests/sandbox/kubernetes/test-cluster.ts';

const taintsOf = (test: TestCluster): readonly string[] =>
  (test.cluster.store.get('nodes', undefined, 'node-a')?.spec.taints ?? []).map(
    ({ key, effect }) => `${key}:${effect}`,
  );

function press(test: TestCluster, type: string, status: 'True' | 'False'): void {
  const { store } = test.cluster;
  const node = store.get('nodes', undefined, 'node-a');
  if (!node) throw new Error('the node is gone');
  const conditions = node.status.conditions.map((one) => (one.type === type ? { ...one, status } : one));
  store.replace('nodes', { ...node, status: { ...node.status, conditions } });
}

describe('the node controller', () => {
  it('taints a cordoned node, which gets no new pods, and takes the taint off again', async () => {
    const test = testCluster();
    const api = testApi(test.cluster);
    await api.patch('/api/v1/nodes/node-a', { spec: { unschedulable: true } });
    test.pass(250);
    expect(taintsOf(test)).toEqual(['node.kubernetes.io/unschedulable:NoSchedule']);
    test.deploy('web', { replicas: 3 });
    test.pass(4000);
    expect(new Set(test.pods('web').map((pod) => pod.spec.nodeName))).toEqual(new Set(['node-b']));
    await api.patch('/api/v1/nodes/node-a', { spec: { unschedulable: null } });
    test.pass(250);
    expect(taintsOf(test)).toEqual([]);
  });

  it('taints a node under pressure, and one that has fallen silent', () => {
    const test = testCluster();
    press(test, 'DiskPressure', 'True');
    test.pass(250);
    expect(taintsOf(test)).toEqual(['node.kubernetes.io/disk-pressure:NoSchedule']);
    press(test, 'DiskPressure', 'False');
    test.cluster.silenceNode('node-a');
    test.pass(250);
    expect(taintsOf(test)).toEqual([
      'node.kubernetes.io/unreachable:NoSchedule',
      'node.kubernetes.io/unreachable:NoExecute',
    ]);
    test.cluster.wakeNode('node-a');
    test.pass(250);
    expect(taintsOf(test)).toEqual([]);
  });

  it('leaves the taints that others have put on a node', async () => {
    const test = testCluster();
    const taints = [{ key: 'example.com/batch', value: 'only', effect: 'NoSchedule' }];
    await testApi(test.cluster).patch('/api/v1/nodes/node-a', { spec: { taints, unschedulable: true } });
    test.pass(250);
    expect(taintsOf(test)).toEqual(['example.com/batch:NoSchedule', 'node.kubernetes.io/unschedulable:NoSchedule']);
  });

  it('says why a pod has no place', async () => {
    const test = testCluster();
    for (const node of ['node-a', 'node-b']) {
      await testApi(test.cluster).patch(`/api/v1/nodes/${node}`, { spec: { unschedulable: true } });
    }
    test.pass(250);
    test.deploy('web', { replicas: 1 });
    test.pass(1000);
    expect(test.pods('web')[0]?.status?.conditions).toMatchObject([
      { type: 'PodScheduled', status: 'False', message: '0/2 nodes are available: 2 node(s) were unschedulable.' },
    ]);
  });
});
