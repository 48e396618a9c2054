import { describe, expect, it } from 'vitest';
import { horizontalPodAutoscalers } from '#sandbox/kubernetes/resources/horizontal-pod-autoscalers.ts';
import { testApi } from '#tests/sandbox/kubernetes/test-api.ts';
import { testCluster, type TestCluster } from '#tests/sandbox/kubernetes/test-cluster.ts';

const path = '/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers/web';

/** `web` asks for 200 millicores a pod and is to use 80 per cent of them. */
function withAutoscaler(millicores: number | null, target = 'web'): TestCluster {
  const test = testCluster();
  const labels = { app: 'web' };
  const containers = [{ name: 'web', image: 'web:1', resources: { requests: { cpu: '200m' } } }];
  test.deploy('web', { replicas: 2, template: { metadata: { labels }, spec: { containers } } });
  test.setCpu(millicores);
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: target };
  test.make(horizontalPodAutoscalers, 'web', { spec: { scaleTargetRef, minReplicas: 2, maxReplicas: 5 } });
  test.pass(20_000);
  return test;
}

const statusOf = (test: TestCluster) =>
  test.cluster.store.get('horizontalpodautoscalers.autoscaling', 'default', 'web')?.status;

describe('the autoscaler', () => {
  it('grows the target to its maximum, and says that it would need more', () => {
    const test = withAutoscaler(600);
    expect(test.deployment('web').spec.replicas).toBe(5);
    test.pass(20_000);
    expect(statusOf(test)).toMatchObject({
      currentReplicas: 5,
      desiredReplicas: 5,
      currentMetrics: [{ resource: { current: { averageUtilization: 300, averageValue: '600m' } } }],
    });
    expect(statusOf(test)?.conditions).toContainEqual(
      expect.objectContaining({ type: 'ScalingLimited', status: 'True', reason: 'TooManyReplicas' }),
    );
  });

  it('grows further when the maximum is raised', async () => {
    const test = withAutoscaler(600);
    await testApi(test.cluster).patch(path, { spec: { maxReplicas: 8 } });
    test.pass(20_000);
    expect(test.deployment('web').spec.replicas).toBe(8);
    expect(test.deployment('web').metadata.generation).toBe(3);
  });

  it('shrinks the target only after five quiet minutes', () => {
    const test = withAutoscaler(600);
    test.pass(20_000);
    test.setCpu(20);
    test.pass(240_000);
    expect(test.deployment('web').spec.replicas).toBe(5);
    test.pass(120_000);
    expect(test.deployment('web').spec.replicas).toBe(2);
  });

  it('leaves the target alone where it cannot measure, and where the target is switched off', async () => {
    const test = withAutoscaler(null);
    expect(test.deployment('web').spec.replicas).toBe(2);
    expect(statusOf(test)?.conditions).toContainEqual(
      expect.objectContaining({ type: 'ScalingActive', status: 'False', reason: 'FailedGetResourceMetric' }),
    );
    test.change('web', { replicas: 0 });
    test.setCpu(600);
    test.pass(20_000);
    expect(test.deployment('web').spec.replicas).toBe(0);
    expect(statusOf(test)?.conditions).toMatchObject([{ reason: 'ScalingDisabled' }]);
  });

  it('says when its target is not there', () => {
    expect(statusOf(withAutoscaler(100, 'nobody'))?.conditions).toMatchObject([
      { type: 'AbleToScale', status: 'False', reason: 'FailedGetScale' },
    ]);
  });

  it('keeps metrics that the old version cannot say when it is changed through it', async () => {
    const test = withAutoscaler(null);
    const api = testApi(test.cluster);
    const newPath = path.replace('/v1/', '/v2/');
    const memory = {
      type: 'Resource',
      resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '1Gi' } },
    };
    const cpu = {
      type: 'Resource',
      resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } },
    };
    await api.patch(newPath, { spec: { metrics: [memory, cpu] } });
    expect((await api.call('GET', path)).body).toMatchObject({ spec: { targetCPUUtilizationPercentage: 50 } });
    await api.patch(path, { spec: { targetCPUUtilizationPercentage: 60 } });
    const { body } = await api.call('GET', newPath);
    expect(body['spec']).toMatchObject({ metrics: [{ resource: { target: { averageUtilization: 60 } } }, memory] });
    expect(body['metadata']).not.toHaveProperty('annotations.autoscaling.alpha.kubernetes.io/metrics');
  });
});
