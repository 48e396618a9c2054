import { expect, it } from 'vitest';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const hung = (): Pod | undefined =>
  scene.pods('billing-api').find((pod) => scene.fires('PodNotAnswering', { pod: pod.metadata.name }));

it('names the one pod that does not answer, which is still Running and Ready', () => {
  scene.simulation.model.inject('hung-pod');
  scene.expectSoon(() => scene.fires('PodNotAnswering', { service: 'billing-api' }), 'the alert', 15_000);
  expect(hung()?.status?.containerStatuses?.[0]?.ready).toBe(true);
  scene.expectSoon(() => scene.fires('HighErrorRate', { service: 'billing-api' }), 'its share of failures', 60_000);
  expect(scene.query('probe_success{service="billing-api"} == 0')).toHaveLength(1);
});

it('is not healed by more pods', async () => {
  await scene.scale('billing-api', 5);
  scene.advance(30_000);
  expect(hung()).toBeDefined();
});

it('is healed by deleting that pod, and the others stay', async () => {
  const others = scene
    .pods('billing-api')
    .filter((pod) => pod !== hung())
    .map((pod) => pod.metadata.name);
  await scene.deletePod(hung());
  scene.expectSoon(() => !scene.isAtWork('hung-pod'), 'the end of the pod', 20_000);
  scene.expectSoon(() => scene.firing('billing-api').length === 0, 'the end', 60_000);
  expect(scene.pods('billing-api').map((pod) => pod.metadata.name)).toEqual(expect.arrayContaining(others));
});
