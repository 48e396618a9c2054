import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();

it('makes every answer wait for the company outside, and says so', () => {
  scene.simulation.model.inject('dependency-slow');
  const labels = { service: 'provider-directory', feature_flag: 'provider-ratings' };
  scene.expectSoon(() => scene.fires('ExternalDependencySlow', labels), 'the alert', 15_000);
  scene.expectSoon(() => scene.fires('HighLatencyP99', { service: 'provider-directory' }), 'the slow answers', 15_000);
  expect(scene.logOf(scene.pods('provider-directory')[0])).toContain('flag provider-ratings is on');
});

it('is not healed by a restart', async () => {
  await scene.restart('provider-directory');
  scene.advance(40_000);
  expect(scene.fires('HighLatencyP99', { service: 'provider-directory' })).toBe(true);
});

it('is healed by turning the feature off', async () => {
  const { status } = await scene.operations('PUT', '/flags/provider-ratings', { enabled: false });
  expect(status).toBe(200);
  scene.expectSoon(() => scene.firing('provider-directory').length === 0, 'the end', 30_000);
  expect(scene.query('feature_flag_enabled{flag="provider-ratings"}')).toEqual([0]);
  scene.expectSoon(() => !scene.isAtWork('dependency-slow'), 'the recovery outside', 60_000);
});

it('comes back when the feature is turned on too early', async () => {
  scene.simulation.model.inject('dependency-slow');
  await scene.operations('PUT', '/flags/provider-ratings', { enabled: false });
  scene.advance(10_000);
  await scene.operations('PUT', '/flags/provider-ratings', { enabled: true });
  scene.expectSoon(() => scene.fires('HighLatencyP99', { service: 'provider-directory' }), 'the relapse', 20_000);
});
