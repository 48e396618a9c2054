import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const path = '/apis/apps/v1/namespaces/shared/deployments/documents';
const restarts = (): number =>
  scene.pods('documents').reduce((sum, pod) => sum + (pod.status?.containerStatuses?.[0]?.restartCount ?? 0), 0);

it('is OOMKilled within a minute although the release has not changed', async () => {
  const before = await scene.kubernetes('GET', path);
  scene.simulation.model.inject('memory-limit-too-low');
  scene.expectSoon(() => scene.fires('ContainerOOMKilled', { service: 'documents' }), 'the alert', 60_000);
  const after = await scene.kubernetes('GET', path);
  expect(after.spec['template']).toEqual(before.spec['template']);
});

it('is only relieved by a restart', async () => {
  await scene.restart('documents');
  scene.expectSoon(() => restarts() === 0, 'the relief', 60_000);
  scene.expectSoon(() => restarts() > 0, 'the next kill', 90_000);
});

it('is healed by a limit a third higher, after which nobody is killed', async () => {
  const resources = { limits: { memory: '1Gi' } };
  const body = { spec: { template: { spec: { containers: [{ name: 'documents', resources }] } } } };
  await scene.kubernetes('PATCH', path, body, 'strategic-merge-patch');
  scene.expectSoon(() => !scene.isAtWork('memory-limit-too-low'), 'the end of the work', 120_000);
  scene.expectSoon(() => scene.firing('documents').length === 0, 'the end', 120_000);
  expect(restarts()).toBe(0);
});
