import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const gcShare = 'max(rate(jvm_gc_pause_seconds_sum{service="adjudication"}[10s]))';

it('collects garbage for a third of its time, and answers late', () => {
  expect(scene.query(gcShare)[0]).toBeLessThan(0.05);
  scene.simulation.model.inject('garbage-collection-pressure');
  scene.expectSoon(() => scene.fires('GarbageCollectionHeavy', { service: 'adjudication' }), 'the alert', 60_000);
  expect(scene.fires('HighLatencyP99', { service: 'adjudication' })).toBe(true);
  expect(scene.query(gcShare)[0]).toBeGreaterThan(0.3);
  expect(scene.logOf(scene.pods('adjudication')[0])).toContain('Pause Full');
  expect(scene.fires('ContainerOOMKilled')).toBe(false);
});

it('is not healed by a restart', async () => {
  await scene.restart('adjudication');
  scene.advance(60_000);
  expect(scene.query(gcShare)[0]).toBeGreaterThan(0.3);
});

it('is healed by a limit a third higher', async () => {
  const resources = { limits: { memory: '2Gi' } };
  const body = { spec: { template: { spec: { containers: [{ name: 'adjudication', resources }] } } } };
  await scene.kubernetes(
    'PATCH',
    '/apis/apps/v1/namespaces/claims/deployments/adjudication',
    body,
    'strategic-merge-patch',
  );
  scene.expectSoon(() => !scene.isAtWork('garbage-collection-pressure'), 'the bigger heap', 90_000);
  scene.expectSoon(() => scene.firing('adjudication').length === 0, 'the end', 60_000);
});
