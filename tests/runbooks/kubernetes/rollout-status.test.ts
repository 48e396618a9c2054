import { describe, expect, test } from 'vitest';
import { rolloutObstacle, rolloutStatus, type WorkloadKind } from '#runbooks/kubernetes/rollout-status.ts';
import { objectWith } from './object-with.ts';

const status = (kind: WorkloadKind, spec: object, now: object) =>
  rolloutStatus(kind, objectWith({ metadata: { generation: 2 }, spec, status: { observedGeneration: 2, ...now } }));
const complete = { complete: true, failed: false };

describe('a deployment', () => {
  const all = { replicas: 3, updatedReplicas: 3, availableReplicas: 3 };

  test.each([
    [{ observedGeneration: 1 }, 'the cluster has not yet taken up the change'],
    [{ updatedReplicas: 1 }, '1 of 3 new pods created'],
    [{ replicas: 5 }, '2 old pods still to end'],
    [{ availableReplicas: 2 }, '2 of 3 new pods available'],
  ])('is waited for while %j', (now, message) => {
    expect(status('deployment', { replicas: 3 }, { ...all, ...now })).toEqual({
      complete: false,
      failed: false,
      message,
    });
  });

  test('is complete when every pod is new and available', () => {
    expect(status('deployment', { replicas: 3 }, all)).toMatchObject(complete);
  });

  test('has failed once its own deadline has passed', () => {
    const conditions = [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded', message: 'stuck' }];
    expect(status('deployment', { replicas: 3 }, { ...all, conditions })).toMatchObject({
      failed: true,
      message: expect.stringContaining('stuck'),
    });
  });
});

describe('a statefulset', () => {
  const all = { replicas: 3, readyReplicas: 3, updatedReplicas: 3, updateRevision: 'b', currentRevision: 'b' };

  test.each([
    [{ readyReplicas: 2 }, '2 of 3 pods ready'],
    [{ replicas: 4, readyReplicas: 4 }, '1 pods still to end'],
    [{ currentRevision: 'a', updatedReplicas: 1 }, '1 of 3 pods updated'],
  ])('is waited for while %j', (now, message) => {
    expect(status('statefulset', { replicas: 3 }, { ...all, ...now })).toMatchObject({ complete: false, message });
  });

  test('is complete when all are ready and of the new revision, or as many as its partition lets be', () => {
    expect(status('statefulset', { replicas: 3 }, all)).toMatchObject(complete);
    const updateStrategy = { rollingUpdate: { partition: 2 } };
    const now = { ...all, currentRevision: 'a', updatedReplicas: 1 };
    expect(status('statefulset', { replicas: 3, updateStrategy }, now)).toMatchObject(complete);
    expect(status('statefulset', { replicas: 3, updateStrategy }, { ...now, updatedReplicas: 0 })).toMatchObject({
      complete: false,
    });
  });
});

describe('a daemonset', () => {
  const all = { desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 3 };

  test('is complete when each node has its new pod', () => {
    expect(status('daemonset', {}, { ...all, updatedNumberScheduled: 1 })).toMatchObject({
      message: '1 of 3 new pods created',
    });
    expect(status('daemonset', {}, { ...all, numberAvailable: 1 })).toMatchObject({
      message: '1 of 3 new pods available',
    });
    expect(status('daemonset', {}, all)).toMatchObject(complete);
  });
});

test('names what keeps a change from rolling out', () => {
  expect(rolloutObstacle('deployment', objectWith({ spec: { paused: true } }))).toContain('it is paused');
  expect(rolloutObstacle('daemonset', objectWith({ spec: { updateStrategy: { type: 'OnDelete' } } }))).toContain(
    'OnDelete',
  );
  expect(
    rolloutObstacle('statefulset', objectWith({ spec: { updateStrategy: { type: 'RollingUpdate' } } })),
  ).toBeNull();
});
