import { describe, expect, it } from 'vitest';
import { podDisruptionBudgets } from '#sandbox/kubernetes/resources/pod-disruption-budgets.ts';
import { testCluster, type TestCluster } from '#tests/sandbox/kubernetes/test-cluster.ts';

const selector = { matchLabels: { app: 'web' } };

function withBudget(spec: object, replicas = 4, notReady = 0): TestCluster {
  const test = testCluster();
  test.deploy('web', { replicas: replicas - notReady });
  test.pass(5000);
  test.make(podDisruptionBudgets, 'web', { spec: { selector, ...spec } });
  // Pods that are still starting count as expected and not as healthy.
  if (notReady > 0) test.change('web', { replicas });
  test.pass(1000);
  return test;
}

const statusOf = (test: TestCluster) => test.cluster.store.get('poddisruptionbudgets.policy', 'default', 'web')?.status;

describe('the disruption controller', () => {
  it.each([
    [{ minAvailable: 3 }, { expectedPods: 4, desiredHealthy: 3, currentHealthy: 4, disruptionsAllowed: 1 }],
    [{ minAvailable: '75%' }, { expectedPods: 4, desiredHealthy: 3, disruptionsAllowed: 1 }],
    [{ minAvailable: '60%' }, { expectedPods: 4, desiredHealthy: 3, disruptionsAllowed: 1 }],
    [{ maxUnavailable: 2 }, { expectedPods: 4, desiredHealthy: 2, disruptionsAllowed: 2 }],
    [{ maxUnavailable: '30%' }, { expectedPods: 4, desiredHealthy: 2, disruptionsAllowed: 2 }],
    [{ minAvailable: 5 }, { desiredHealthy: 5, disruptionsAllowed: 0 }],
    [{ maxUnavailable: 0 }, { desiredHealthy: 4, disruptionsAllowed: 0 }],
  ])('counts for %j: %j', (spec, status) => {
    expect(statusOf(withBudget(spec))).toMatchObject(status);
  });

  it('allows nothing while pods are missing', () => {
    expect(statusOf(withBudget({ maxUnavailable: 1 }, 4, 2))).toMatchObject({
      currentHealthy: 2,
      desiredHealthy: 3,
      disruptionsAllowed: 0,
      conditions: [{ type: 'DisruptionAllowed', status: 'False', reason: 'InsufficientPods' }],
    });
  });

  it('says which generation it has seen', () => {
    expect(statusOf(withBudget({ minAvailable: 1 }))?.observedGeneration).toBe(1);
  });
});
