import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const path = '/apis/autoscaling/v2/namespaces/providers/horizontalpodautoscalers/provider-directory';

it('scales as far as it may, and says that it may no further', () => {
  scene.simulation.model.inject('hpa-at-maximum');
  scene.expectSoon(
    () => scene.fires('KubeHpaMaxedOut', { horizontalpodautoscaler: 'provider-directory' }),
    'the alert',
    150_000,
  );
  expect(scene.simulation.model.state('provider-directory').readyPods).toBe(5);
  expect(scene.fires('HighCPU', { service: 'provider-directory' })).toBe(true);
});

it('undoes what is scaled by hand', async () => {
  await scene.scale('provider-directory', 12);
  scene.advance(60_000);
  expect(scene.simulation.model.state('provider-directory').readyPods).toBe(5);
});

it('is healed by a higher maximum: it scales, the crowd is served, and traffic ebbs', async () => {
  await scene.kubernetes('PATCH', path, { spec: { maxReplicas: 12 } }, 'merge-patch');
  scene.expectSoon(() => !scene.isAtWork('hpa-at-maximum'), 'the ebb', 240_000);
  scene.expectSoon(() => scene.firing('provider-directory').length === 0, 'the end', 60_000);
});
