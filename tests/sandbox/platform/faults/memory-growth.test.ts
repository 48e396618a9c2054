import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const images = () => scene.pods('notifications').map((pod) => pod.spec.containers[0]?.image);

it('grows steadily without a release, until memory is nearly full', () => {
  const before = images();
  scene.simulation.model.inject('memory-growth', 'notifications');
  scene.advance(30_000);
  const growth = 'min(deriv(container_memory_working_set_bytes{service="notifications"}[20s])) / 1048576';
  expect(scene.query(growth)[0]).toBeCloseTo(3, 0);
  scene.expectSoon(() => scene.fires('ContainerMemoryNearLimit', { service: 'notifications' }), 'the alert', 90_000);
  expect(images()).toEqual(before);
});

it('is healed by a restart', async () => {
  await scene.restart('notifications');
  scene.expectSoon(() => !scene.isAtWork('memory-growth'), 'the new instances', 60_000);
  scene.expectSoon(() => scene.firing('notifications').length === 0, 'the end', 90_000);
});
