import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const claim = 'data-claims-db-0';
const path = `/api/v1/namespaces/claims/persistentvolumeclaims/${claim}`;
const free = (): number =>
  scene.query(
    `kubelet_volume_stats_available_bytes{persistentvolumeclaim="${claim}"} / kubelet_volume_stats_capacity_bytes`,
  )[0] ?? -1;

it('fills up in two minutes, and says so before it is full', () => {
  scene.simulation.model.inject('volume-filling');
  scene.expectSoon(
    () => scene.fires('KubePersistentVolumeFillingUp', { persistentvolumeclaim: claim, service: 'claims-db' }),
    'the alert',
    120_000,
  );
  expect(free()).toBeGreaterThan(0);
});

it('stops the primary once it is full, and a restart does not start it', async () => {
  scene.expectSoon(() => scene.fires('KubePodCrashLooping', { pod: 'claims-db-0' }), 'the crash', 120_000);
  expect(free()).toBe(0);
  expect(scene.logOf(scene.pods('claims-db')[0])).toContain('No space left on device');
  await scene.deletePod(scene.pods('claims-db')[0]);
  scene.expectSoon(() => scene.fires('KubePodCrashLooping', { pod: 'claims-db-0' }), 'the next crash', 120_000);
  expect(scene.simulation.model.state('claims-api').errorRate).toBeGreaterThan(0.1);
});

it('is healed by a bigger volume: the primary starts and the archiver catches up', async () => {
  await scene.kubernetes('PATCH', path, { spec: { resources: { requests: { storage: '40Gi' } } } }, 'merge-patch');
  scene.expectSoon(() => !scene.isAtWork('volume-filling'), 'the archive', 240_000);
  scene.expectSoon(
    () => scene.firing('claims-db').length + scene.firing('claims-api').length === 0,
    'the end',
    120_000,
  );
  scene.advance(2000);
  expect(free()).toBeGreaterThan(0.7);
});
