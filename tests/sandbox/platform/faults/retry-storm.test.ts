import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const callersTraffic = 'sum(rate(http_requests_total{service="member-portal"}[10s]))';

it('multiplies the calls to a service while the traffic of its callers is as ever', () => {
  const [before = 0] = scene.query(callersTraffic);
  scene.simulation.model.inject('retry-storm');
  scene.expectSoon(() => scene.fires('HighErrorRate', { service: 'auth' }), 'the failing requests', 30_000);
  scene.expectSoon(() => scene.fires('HighCPU', { service: 'auth' }), 'the saturation', 30_000);
  const ratio = 'rate(http_client_retries_total{peer="auth",service="member-portal"}[5s]) / 45';
  expect(scene.query(ratio)[0]).toBeGreaterThan(2);
  expect(scene.query(callersTraffic)[0]).toBeLessThan(before * 1.2);
  expect(scene.logOf(scene.pods('member-portal')[0])).toMatch(/call to auth failed .* retrying at once/);
});

it('is not healed by a restart', async () => {
  await scene.restart('auth');
  scene.advance(40_000);
  expect(scene.isAtWork('retry-storm')).toBe(true);
});

it('is healed by enough pods: attempts succeed, and the storm ebbs', async () => {
  await scene.scale('auth', 8);
  scene.expectSoon(() => !scene.isAtWork('retry-storm'), 'the ebb', 90_000);
  scene.expectSoon(() => scene.firing('auth').length === 0, 'the end', 60_000);
});
