import { describe, expect, it } from 'vitest';
import { pods } from '#sandbox/kubernetes/resources/pods.ts';
import { testCluster, type TestCluster } from '#tests/sandbox/kubernetes/test-cluster.ts';

const labels = { app: 'web' };
const unpullable = (image: string) =>
  image.endsWith(':absent') ? { imagePullError: 'manifest for web:absent not found' } : {};
const waitingOf = (test: TestCluster): string | undefined =>
  test.pods('web')[0]?.status?.containerStatuses?.[0]?.state.waiting?.reason;

function withPod(spec: object, behaviour: Parameters<typeof testCluster>[0] = () => ({})): TestCluster {
  const test = testCluster(behaviour);
  test.make(pods, 'web', {
    metadata: { name: 'web', labels },
    spec: { containers: [{ name: 'web', image: 'web:1' }], ...spec },
  });
  return test;
}

describe('the kubelet', () => {
  it('fails to pull an image, backs off, and tries again', () => {
    const test = testCluster(unpullable);
    test.deploy('web', { replicas: 1 });
    test.setImage('web', 'web:absent');
    test.pass(2000);
    expect(waitingOf(test)).toBe('ErrImagePull');
    test.pass(5000);
    expect(waitingOf(test)).toBe('ImagePullBackOff');
    expect(test.pods('web')[0]?.status).toMatchObject({ phase: 'Pending' });
    test.pass(4500);
    expect(waitingOf(test)).toBe('ErrImagePull');
    const messages = test.cluster.store.list('events').map((event) => event.message);
    expect(messages).toContain('Failed to pull image "web:absent": manifest for web:absent not found');
  });

  it('runs a pod to its end, and not again, where it is not to be restarted', () => {
    const done = { termination: { reason: 'Completed', exitCode: 0 } } as const;
    const test = withPod({ restartPolicy: 'Never' }, (_image, ranMs) => (ranMs < 1000 ? {} : done));
    test.pass(10_000);
    expect(test.pods('web')[0]?.status).toMatchObject({
      phase: 'Succeeded',
      containerStatuses: [{ ready: false, restartCount: 0, state: { terminated: { exitCode: 0 } } }],
    });
    expect(test.pods('web')[0]?.status?.conditions).toContainEqual(
      expect.objectContaining({ type: 'Ready', status: 'False', reason: 'PodCompleted' }),
    );
  });

  it('gives a pod up that runs longer than its deadline', () => {
    const test = withPod({ activeDeadlineSeconds: 5 });
    test.pass(4000);
    expect(test.pods('web')[0]?.status?.phase).toBe('Running');
    test.pass(4000);
    expect(test.pods('web')[0]?.status).toMatchObject({ phase: 'Failed', reason: 'DeadlineExceeded' });
  });

  it('leaves an evicted pod to be looked at, while its controller makes another', () => {
    const test = testCluster();
    test.deploy('web', { replicas: 1 });
    test.pass(5000);
    const [pod] = test.pods('web');
    if (pod) test.cluster.kubelet.evict(pod, 'The node was low on resource: ephemeral-storage.');
    test.pass(5000);
    const phases = test.pods('web').map((one) => `${one.status?.phase} ${one.status?.reason}`);
    expect(new Set(phases)).toEqual(new Set(['Failed Evicted', 'Running undefined']));
    expect(test.deployment('web').status).toMatchObject({ replicas: 1, readyReplicas: 1 });
    expect(test.cluster.kubelet.runningSince(pod?.metadata.uid ?? '')).toBeNull();
  });

  it('reports a pod of a node that was silent for a while as ready again', () => {
    const test = withPod({});
    test.pass(4000);
    const node = test.pods('web')[0]?.spec.nodeName ?? '';
    const readiness = (): unknown =>
      test.pods('web')[0]?.status?.conditions?.find((condition) => condition.type === 'Ready')?.status;
    test.cluster.silenceNode(node);
    test.pass(500);
    expect(readiness()).toBe('False');
    test.cluster.wakeNode(node);
    test.pass(500);
    expect(readiness()).toBe('True');
  });
});
