import { describe, expect, it } from 'vitest';
import { daemonSets } from '#sandbox/kubernetes/resources/daemon-sets.ts';
import type { DaemonSet } from '#sandbox/kubernetes/set-objects.ts';
import { testApi } from '#tests/sandbox/kubernetes/test-api.ts';
import { testCluster, type TestCluster } from '#tests/sandbox/kubernetes/test-cluster.ts';

const labels = { app: 'agent' };
const path = '/apis/apps/v1/namespaces/default/daemonsets/agent';

function withSet(podSpec: object = {}): TestCluster {
  const test = testCluster();
  const spec = { containers: [{ name: 'agent', image: 'agent:1' }], ...podSpec };
  test.make(daemonSets, 'agent', {
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
  });
  test.pass(5000);
  return test;
}

const nodesOf = (test: TestCluster): ReadonlySet<unknown> =>
  new Set(test.pods('agent').map((pod) => pod.spec.nodeName));
const statusOf = (test: TestCluster): DaemonSet['status'] =>
  test.cluster.store.get('daemonsets.apps', 'default', 'agent')?.status;

describe('the DaemonSet controller', () => {
  it('runs one pod on every node', () => {
    const test = withSet();
    expect(nodesOf(test)).toEqual(new Set(['node-a', 'node-b']));
    expect(test.pods('agent')).toHaveLength(2);
    expect(statusOf(test)).toMatchObject({ desiredNumberScheduled: 2, numberReady: 2, updatedNumberScheduled: 2 });
  });

  it('runs only where the node selector fits', () => {
    expect(nodesOf(withSet({ nodeSelector: { 'kubernetes.io/hostname': 'node-b' } }))).toEqual(new Set(['node-b']));
  });

  it('stays on a node that is cordoned, and comes back to it', async () => {
    const test = withSet();
    const api = testApi(test.cluster);
    await api.patch('/api/v1/nodes/node-a', { spec: { unschedulable: true } });
    test.pass(2000);
    const pod = test.pods('agent').find((one) => one.spec.nodeName === 'node-a');
    await api.call('DELETE', `/api/v1/namespaces/default/pods/${pod?.metadata.name}`);
    test.pass(8000);
    expect(nodesOf(test)).toEqual(new Set(['node-a', 'node-b']));
  });

  it('leaves a node that somebody keeps it off, and only that', async () => {
    const test = withSet();
    const api = testApi(test.cluster);
    const taint = (effect: string) => ({ spec: { taints: [{ key: 'example.com/only', value: 'us', effect }] } });
    await api.patch('/api/v1/nodes/node-a', taint('NoSchedule'));
    test.pass(5000);
    expect(nodesOf(test)).toEqual(new Set(['node-a', 'node-b']));
    await api.patch('/api/v1/nodes/node-a', taint('NoExecute'));
    test.pass(5000);
    expect(nodesOf(test)).toEqual(new Set(['node-b']));
  });

  it('replaces the pods of an old template, never two at once', async () => {
    const test = withSet();
    const containers = [{ name: 'agent', image: 'agent:2' }];
    await testApi(test.cluster).patch(path, { spec: { template: { spec: { containers } } } });
    let fewest = 2;
    for (let step = 0; step < 80; step += 1) {
      test.pass(250);
      fewest = Math.min(fewest, statusOf(test)?.numberReady ?? 0);
    }
    expect(fewest).toBe(1);
    expect(test.pods('agent').map((pod) => pod.spec.containers[0]?.image)).toEqual(['agent:2', 'agent:2']);
    const revisions = test.cluster.store.list('controllerrevisions.apps').map((one) => one.revision);
    expect(new Set(revisions)).toEqual(new Set([1, 2]));
  });
});
