import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const hitShare =
  'sum(rate(redis_keyspace_hits_total{service="eligibility"}[10s])) / (sum(rate(redis_keyspace_hits_total{service="eligibility"}[10s])) + sum(rate(redis_keyspace_misses_total{service="eligibility"}[10s])))';

it('goes away, comes back empty, and saturates the service', () => {
  expect(scene.query(hitShare)[0]).toBeGreaterThan(0.9);
  scene.simulation.model.inject('cache-loss');
  scene.expectSoon(() => scene.fires('RedisDown', { service: 'eligibility' }), 'the lost cache', 15_000);
  scene.expectSoon(() => scene.fires('HighCPU', { service: 'eligibility' }), 'the saturation', 30_000);
  scene.advance(25_000);
  expect(scene.fires('RedisDown')).toBe(false);
  expect(scene.query(hitShare)[0]).toBeLessThan(0.2);
  expect(scene.logOf(scene.pods('eligibility')[0])).toContain('cache eligibility-cache');
});

it('is healed by enough pods, which fill it again', async () => {
  await scene.scale('eligibility', 9);
  scene.expectSoon(() => !scene.isAtWork('cache-loss'), 'the warm cache', 90_000);
  scene.expectSoon(() => scene.firing('eligibility').length === 0, 'the end', 60_000);
  scene.advance(12_000);
  expect(scene.query(hitShare)[0]).toBeGreaterThan(0.9);
});
