import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
it('hangs in a rollout whose pod never gets to its container, and says what the mount said', async () => {
  scene.simulation.model.inject('volume-mount-failure');
  scene.expectSoon(() => scene.fires('KubePodNotReady', { service: 'documents' }), 'the alert', 40_000);
  const path = '/api/v1/namespaces/shared/events?fieldSelector=reason%3DFailedMount';
  const events = JSON.stringify(await scene.kubernetes('GET', path));
  expect(events).toContain('MountVolume.SetUp failed for volume \\"archive\\"');
  expect(events).toContain('mount.nfs: Connection timed out');
});

it('is not healed by deleting the pod', async () => {
  await scene.deletePod(scene.pods('documents').find((pod) => pod.status?.phase === 'Pending'));
  scene.advance(30_000);
  expect(scene.pods('documents').some((pod) => pod.status?.phase === 'Pending')).toBe(true);
});

it('is healed by a rollback', async () => {
  await scene.undo('documents');
  scene.expectSoon(() => !scene.isAtWork('volume-mount-failure'), 'the rollback', 30_000);
  scene.expectSoon(() => scene.firing('documents').length === 0, 'the end', 40_000);
});
