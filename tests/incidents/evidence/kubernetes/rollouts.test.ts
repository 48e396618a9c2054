import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import { newestRollout, sayRollout } from '#incidents/evidence/kubernetes/rollouts.ts';

const revision = (number: number, image: string, minute: number): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: {
    name: `api-${image}`,
    uid: `uid-${image}`,
    resourceVersion: '1',
    creationTimestamp: `2026-03-01T03:${String(minute).padStart(2, '0')}:00Z`,
    annotations: { 'deployment.kubernetes.io/revision': String(number) },
  },
  spec: { template: { spec: { containers: [{ name: 'api', image: `api:${image}` }] } } },
});
const deployment: KubernetesObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'api', uid: 'uid', resourceVersion: '1' },
  status: { conditions: [{ type: 'Progressing', status: 'True', lastUpdateTime: '2026-03-01T03:30:00Z' }] },
};

describe('newestRollout', () => {
  it('is the step from the revision before to the newest, by number and not by text', () => {
    const rollout = newestRollout(deployment, [
      revision(9, '1.0', 1),
      revision(11, '1.2', 20),
      revision(10, '1.1', 10),
    ]);
    expect(rollout).toMatchObject({ revision: 11, isRollback: false, at: new Date('2026-03-01T03:20:00Z') });
    expect(rollout && sayRollout(rollout)).toBe('revision 11 (api:1.1 → 1.2)');
  });

  it('knows a rollback, which takes up an old replica set, by the deployment’s own time', () => {
    const rollout = newestRollout(deployment, [revision(3, '1.0', 1), revision(2, '1.1', 10)]);
    expect(rollout).toMatchObject({ revision: 3, isRollback: true, at: new Date('2026-03-01T03:30:00Z') });
    expect(rollout && sayRollout(rollout)).toBe('back to an earlier template as revision 3 (api:1.1 → 1.0)');
  });

  it('says when the template is the same: a restart', () => {
    const rollout = newestRollout(deployment, [revision(1, '1.0', 1), { ...revision(2, '1.0', 5) }]);
    expect(rollout && sayRollout(rollout)).toBe('revision 2 (the same template: a restart)');
  });

  it('is none where there has only ever been one revision', () => {
    expect(newestRollout(deployment, [revision(1, '1.0', 1)])).toBeNull();
    expect(newestRollout(deployment, [])).toBeNull();
  });
});
