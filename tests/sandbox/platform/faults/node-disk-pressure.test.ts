import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const node = (): string =>
  scene.simulation.rules.alerts().find(({ rule }) => rule.alert === 'KubeNodePressure')?.labels['node'] ?? '';
const evicted = (): number => scene.pods('documents').filter((pod) => pod.status?.reason === 'Evicted').length;

it('fills the disk of a node, which evicts a pod and says that it is under pressure', () => {
  scene.simulation.model.inject('node-disk-pressure');
  scene.expectSoon(() => scene.fires('KubeNodePressure', { condition: 'DiskPressure' }), 'the pressure', 40_000);
  scene.expectSoon(() => scene.fires('NodeFilesystemAlmostOutOfSpace', { node: node() }), 'the full disk', 40_000);
  scene.expectSoon(() => evicted() > 0, 'the first eviction', 40_000);
  scene.expectSoon(() => scene.simulation.model.state('documents').readyPods === 3, 'the pods elsewhere', 20_000);
});

it('is not healed by a restart of the service', async () => {
  await scene.restart('documents');
  scene.advance(40_000);
  expect(scene.fires('KubeNodePressure')).toBe(true);
});

it('is healed by draining the node, which the pool then replaces', async () => {
  const name = node();
  await scene.drain(name);
  scene.expectSoon(() => !scene.isAtWork('node-disk-pressure'), 'the new machine', 60_000);
  scene.expectSoon(
    () => !scene.fires('KubeNodePressure') && !scene.fires('NodeFilesystemAlmostOutOfSpace'),
    'the end',
    20_000,
  );
  expect(await scene.kubernetes('GET', `/api/v1/nodes/${name}`)).not.toHaveProperty('spec.unschedulable');
  expect(evicted()).toBe(0);
});
