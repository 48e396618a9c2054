import { describe, expect, it } from 'vitest';
import { revisionOf } from '#sandbox/kubernetes/controllers/reconcile-deployment.ts';
import { testCluster } from '#tests/sandbox/kubernetes/test-cluster.ts';

const crashing = (image: string) =>
  image.endsWith(':crash') ? { termination: { reason: 'Error', exitCode: 1 } as const } : {};

describe('the Deployment controller', () => {
  it('makes the pods of a new deployment, spread over the nodes, and reports them ready', () => {
    const { deploy, pass, deployment, pods } = testCluster();
    deploy('web', { replicas: 4 });
    pass(5000);
    expect(deployment('web').status).toMatchObject({ replicas: 4, readyReplicas: 4, updatedReplicas: 4 });
    expect(deployment('web').status?.conditions).toMatchObject([
      { type: 'Available', status: 'True' },
      { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable' },
    ]);
    const nodes = pods('web').map((pod) => pod.spec.nodeName);
    expect(nodes.filter((node) => node === 'node-a')).toHaveLength(2);
  });

  it('does nothing about a new template while it is paused, and rolls it out when resumed', () => {
    const { cluster, deploy, pass, change, setImage } = testCluster();
    deploy('web', { replicas: 2 });
    pass(5000);
    change('web', { paused: true });
    setImage('web', 'web:2');
    pass(5000);
    expect(cluster.store.list('replicasets.apps')).toHaveLength(1);
    change('web', { paused: false });
    pass(15_000);
    expect(cluster.store.list('replicasets.apps').map((set) => [revisionOf(set), set.spec.replicas])).toEqual(
      expect.arrayContaining([
        [1, 0],
        [2, 2],
      ]),
    );
  });

  it('stops all old pods before it starts a new one with the strategy Recreate', () => {
    const { deploy, pass, setImage, pods } = testCluster();
    deploy('web', { replicas: 2, strategy: { type: 'Recreate' } });
    pass(5000);
    setImage('web', 'web:2');
    const together = Array.from({ length: 40 }, () => {
      pass(250);
      return new Set(pods('web').map((pod) => pod.spec.containers[0]?.image)).size;
    });
    expect(Math.max(...together)).toBe(1);
    expect(pods('web').map((pod) => pod.spec.containers[0]?.image)).toEqual(['web:2', 'web:2']);
  });

  it('says so when a rollout makes no progress within its deadline', () => {
    const { deploy, pass, setImage, deployment } = testCluster(crashing);
    deploy('web', { replicas: 2, progressDeadlineSeconds: 30 });
    pass(5000);
    setImage('web', 'web:crash');
    pass(40_000);
    expect(deployment('web').status?.conditions).toContainEqual(
      expect.objectContaining({ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }),
    );
  });

  it('keeps no more old revisions than it is told to', () => {
    const { cluster, deploy, pass, setImage } = testCluster();
    deploy('web', { replicas: 1, revisionHistoryLimit: 2 });
    for (const version of [2, 3, 4, 5]) {
      pass(10_000);
      setImage('web', `web:${version}`);
    }
    pass(15_000);
    const revisions = cluster.store.list('replicasets.apps').map(revisionOf);
    expect(revisions.toSorted((a, b) => a - b)).toEqual([3, 4, 5]);
  });
});

describe('the other controllers', () => {
  it('restart a crashing container with CrashLoopBackOff in between, and record it', () => {
    const { cluster, deploy, pass, pods } = testCluster(crashing);
    deploy('web', { replicas: 1 });
    pass(5000);
    cluster.store.list('events').forEach((event) => cluster.store.remove('events', event));
    const current = cluster.store.get('deployments.apps', 'default', 'web');
    expect(current?.status?.readyReplicas).toBe(1);
    const [pod] = pods('web');
    if (pod)
      cluster.store.replace('pods', {
        ...pod,
        spec: { ...pod.spec, containers: [{ name: 'web', image: 'web:crash' }] },
      });
    pass(4000);
    const [status] = pods('web')[0]?.status?.containerStatuses ?? [];
    expect(status).toMatchObject({
      restartCount: 1,
      ready: false,
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: { terminated: { exitCode: 1, reason: 'Error' } },
    });
    expect(cluster.store.list('events').map((event) => event.reason)).toContain('BackOff');
  });

  it('say why a pod has no node, and give it one as soon as there is one', () => {
    const { cluster, deploy, pass, pods } = testCluster();
    for (const node of cluster.store.list('nodes')) {
      cluster.store.replace('nodes', { ...node, spec: { unschedulable: true } });
    }
    deploy('web', { replicas: 1 });
    pass(2000);
    expect(pods('web')[0]?.status?.phase).toBe('Pending');
    const messages = cluster.store.list('events').filter((event) => event.reason === 'FailedScheduling');
    expect(messages.map((event) => event.message)).toEqual(['0/2 nodes are available: 2 node(s) were unschedulable.']);
    const [node] = cluster.store.list('nodes');
    if (node) cluster.store.replace('nodes', { ...node, spec: {} });
    pass(5000);
    expect(pods('web')[0]?.status?.phase).toBe('Running');
  });

  it('count a repeated event instead of writing it again', () => {
    const hung = testCluster(() => ({ startupMs: 0, unready: 'HTTP probe failed with statuscode: 503' }));
    hung.deploy('web', { replicas: 1 });
    hung.pass(5000);
    const unhealthy = hung.cluster.store.list('events').filter((event) => event.reason === 'Unhealthy');
    expect(unhealthy).toMatchObject([{ message: 'Readiness probe failed: HTTP probe failed with statuscode: 503' }]);
  });

  it('take the pods of a node that is deleted, and replace them elsewhere', () => {
    const { cluster, deploy, pass, pods } = testCluster();
    deploy('web', { replicas: 2 });
    pass(5000);
    const node = cluster.store.get('nodes', undefined, 'node-a');
    if (node) cluster.store.remove('nodes', node);
    pass(5000);
    expect(pods('web').map((pod) => pod.spec.nodeName)).toEqual(['node-b', 'node-b']);
  });
});
