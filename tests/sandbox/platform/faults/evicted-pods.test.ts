import { expect, it } from 'vitest';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const left = (): readonly Pod[] =>
  scene.pods('notifications').filter((pod) => pod.status?.phase === 'Failed' && pod.status.reason === 'Evicted');
const serving = (): number => scene.simulation.model.state('notifications').readyPods;

it('finds six evicted pods beside the healthy ones, and says so', () => {
  scene.simulation.model.inject('evicted-pods');
  scene.expectSoon(() => scene.fires('KubePodsEvicted', { service: 'notifications' }), 'the alert', 30_000);
  expect(left()).toHaveLength(6);
  expect(serving()).toBe(2);
});

it('is not healed by a restart', async () => {
  await scene.restart('notifications');
  scene.advance(40_000);
  expect(left()).toHaveLength(6);
});

it('is healed by deleting those pods', async () => {
  for (const pod of left()) await scene.deletePod(pod);
  scene.expectSoon(() => !scene.isAtWork('evicted-pods'), 'the last of them', 20_000);
  scene.expectSoon(() => scene.firing('notifications').length === 0, 'the end', 30_000);
  expect(serving()).toBe(2);
});
