import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();

it('fails every third request once the release is out, and says so', () => {
  scene.simulation.model.inject('error-burst-after-release');
  scene.expectSoon(
    () => scene.fires('HighErrorRate', { service: 'claims-api', namespace: 'claims' }),
    'the alert',
    60_000,
  );
  expect(scene.pods('claims-api').every((pod) => pod.status?.phase === 'Running')).toBe(true);
  scene.advance(20_000);
  expect(scene.simulation.model.state('claims-api').errorRate).toBeGreaterThan(0.3);
  expect(scene.logOf(scene.pods('claims-api')[0])).toContain("(reading 'planId')");
});

it('is not healed by a restart or by more pods', async () => {
  await scene.restart('claims-api');
  await scene.scale('claims-api', 6);
  scene.advance(60_000);
  expect(scene.fires('HighErrorRate', { service: 'claims-api' })).toBe(true);
});

it('is healed by the image of the release before', async () => {
  const image = 'registry.northwind.example/claims-api:2.14.3';
  const body = { spec: { template: { spec: { containers: [{ name: 'claims-api', image }] } } } };
  await scene.kubernetes(
    'PATCH',
    '/apis/apps/v1/namespaces/claims/deployments/claims-api',
    body,
    'strategic-merge-patch',
  );
  scene.expectSoon(() => !scene.isAtWork('error-burst-after-release'), 'the rollback', 60_000);
  scene.expectSoon(() => !scene.fires('HighErrorRate', { service: 'claims-api' }), 'the end', 60_000);
});
