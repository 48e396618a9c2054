import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
it('opens files until there are none left, and then refuses connections', () => {
  expect(scene.query('max(process_open_fds{service="member-portal"} / process_max_fds)')[0]).toBeLessThan(0.1);
  scene.simulation.model.inject('file-descriptor-exhaustion');
  scene.expectSoon(() => scene.fires('ProcessOpenFilesHigh', { service: 'member-portal' }), 'the alert', 40_000);
  scene.expectSoon(() => scene.fires('HighErrorRate', { service: 'member-portal' }), 'the failures', 40_000);
  expect(scene.logOf(scene.pods('member-portal')[0])).toContain('accept4: too many open files');
});

it('is diluted by more pods, and not healed', async () => {
  await scene.scale('member-portal', 5);
  scene.advance(30_000);
  expect(scene.fires('ProcessOpenFilesHigh', { service: 'member-portal' })).toBe(true);
});

it('is healed by a restart', async () => {
  await scene.restart('member-portal');
  scene.expectSoon(() => !scene.isAtWork('file-descriptor-exhaustion'), 'the new instances', 60_000);
  scene.expectSoon(() => scene.firing('member-portal').length === 0, 'the end', 60_000);
});
