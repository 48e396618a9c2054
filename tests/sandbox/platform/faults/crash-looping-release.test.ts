import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const restarts = (): number =>
  Math.max(...scene.pods('eligibility').map((pod) => pod.status?.containerStatuses?.[0]?.restartCount ?? 0));

it('completes its rollout, and then crashes pod by pod', () => {
  scene.simulation.model.inject('crash-looping-release');
  scene.expectSoon(() => scene.fires('KubePodCrashLooping', { service: 'eligibility' }), 'the alert', 90_000);
  scene.expectSoon(() => scene.fires('HighErrorRate', { service: 'eligibility' }), 'the errors', 120_000);
  const [pod] = scene.pods('eligibility');
  expect(pod?.status?.containerStatuses?.[0]?.lastState.terminated).toMatchObject({ reason: 'Error', exitCode: 2 });
});

it('is not healed by a restart: the new pods crash with the same setting', async () => {
  await scene.restart('eligibility');
  scene.advance(90_000);
  expect(scene.isAtWork('crash-looping-release')).toBe(true);
  expect(restarts()).toBeGreaterThan(0);
});

it('is healed by the environment that was there before', async () => {
  const body = [{ op: 'remove', path: '/spec/template/spec/containers/0/env/1' }];
  await scene.kubernetes('PATCH', '/apis/apps/v1/namespaces/members/deployments/eligibility', body, 'json-patch');
  scene.expectSoon(() => !scene.isAtWork('crash-looping-release'), 'the rollback', 60_000);
  scene.expectSoon(() => scene.firing('eligibility').length === 0, 'the end', 120_000);
  expect(restarts()).toBe(0);
});
