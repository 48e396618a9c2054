import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeploymentView } from '#clients/kubernetes/deployment-view.ts';
import { rolloutComplete } from '#clients/kubernetes/rollout-complete.ts';
import { toDeploymentView } from '#clients/kubernetes/deployment-view.ts';

const settled: DeploymentView = {
  ...toDeploymentView({ metadata: { namespace: 'claims', name: 'api', uid: 'u', resourceVersion: '1' } }),
  generation: 4,
  observedGeneration: 4,
  replicas: 3,
  currentReplicas: 3,
  updatedReplicas: 3,
  readyReplicas: 3,
  availableReplicas: 3,
};
const stuck = { type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded', message: 'has timed out' };

describe('rolloutComplete', () => {
  test('is complete when every wanted pod is new and available and no old one is left', () => {
    expect(rolloutComplete(settled)).toEqual({ complete: true, failed: false, message: '3 of 3 pods available' });
  });

  test.each<[string, Partial<DeploymentView>]>([
    ['the cluster has not yet taken up the change', { observedGeneration: 3 }],
    ['1 of 3 new pods created', { updatedReplicas: 1 }],
    ['2 old pods still to end', { currentReplicas: 5 }],
    ['2 of 3 new pods available', { availableReplicas: 2 }],
  ])('waits while %s', (message, change) => {
    expect(rolloutComplete({ ...settled, ...change })).toEqual({ complete: false, failed: false, message });
  });

  test('has failed when the deployment gave up', () => {
    const status = rolloutComplete({ ...settled, updatedReplicas: 1, conditions: [stuck] });
    expect(status).toEqual({ complete: false, failed: true, message: 'the rollout does not progress: has timed out' });
  });

  test('does not hold an older failure against a change that was not yet taken up', () => {
    expect(rolloutComplete({ ...settled, generation: 5, conditions: [stuck] }).failed).toBe(false);
  });

  test('is complete for a deployment scaled to nothing', () => {
    const none = { replicas: 0, currentReplicas: 0, updatedReplicas: 0, readyReplicas: 0, availableReplicas: 0 };
    expect(rolloutComplete({ ...settled, ...none }).complete).toBe(true);
  });

  test('is never complete while fewer new pods are available than wanted', () => {
    const count = fc.nat({ max: 5 });
    fc.assert(
      fc.property(count, count, count, count, (replicas, currentReplicas, updatedReplicas, availableReplicas) => {
        const view = { ...settled, replicas, currentReplicas, updatedReplicas, availableReplicas };
        const enough = Math.min(updatedReplicas, availableReplicas) >= replicas;
        expect(rolloutComplete(view).complete && !enough).toBe(false);
      }),
    );
  });
});
