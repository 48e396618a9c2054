import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const share =
  'sum(increase(container_cpu_cfs_throttled_periods_total{service="eligibility"}[30s])) / sum(increase(container_cpu_cfs_periods_total{service="eligibility"}[30s]))';

it('throttles containers whose CPU looks low, and says so', () => {
  expect(scene.query(share)).toEqual([]);
  scene.simulation.model.inject('cpu-throttling');
  scene.expectSoon(() => scene.fires('CPUThrottlingHigh', { service: 'eligibility' }), 'the alert', 60_000);
  expect(scene.query(share)[0]).toBeGreaterThan(0.25);
  expect(scene.simulation.model.state('eligibility').cpuRatio).toBeLessThan(0.4);
  expect(scene.simulation.model.state('eligibility').p99Ms).toBeGreaterThan(260);
});

it('is not healed by a restart', async () => {
  await scene.restart('eligibility');
  scene.advance(60_000);
  expect(scene.fires('CPUThrottlingHigh', { service: 'eligibility' })).toBe(true);
});

it('is healed by a limit above the need', async () => {
  const resources = { requests: { cpu: '500m' }, limits: { cpu: '1' } };
  const body = { spec: { template: { spec: { containers: [{ name: 'eligibility', resources }] } } } };
  await scene.kubernetes(
    'PATCH',
    '/apis/apps/v1/namespaces/members/deployments/eligibility',
    body,
    'strategic-merge-patch',
  );
  scene.expectSoon(() => !scene.isAtWork('cpu-throttling'), 'the new limit', 60_000);
  scene.expectSoon(() => scene.firing('eligibility').length === 0, 'the end', 60_000);
  expect(scene.simulation.model.state('eligibility').p99Ms).toBeLessThan(200);
});
