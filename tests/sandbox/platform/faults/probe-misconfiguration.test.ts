import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
it('has healthy containers killed by the kubelet, and says so', async () => {
  scene.simulation.model.inject('probe-misconfiguration');
  scene.expectSoon(() => scene.fires('KubePodCrashLooping', { service: 'id-cards' }), 'the alert', 60_000);
  const ends = scene.pods('id-cards').map((pod) => pod.status?.containerStatuses?.[0]?.lastState.terminated?.exitCode);
  expect(ends).toContain(143);
  const events = JSON.stringify(await scene.kubernetes('GET', '/api/v1/namespaces/members/events'));
  expect(events).toContain('Liveness probe failed: HTTP probe failed with statuscode: 404');
  expect(events).toContain('Container id-cards failed liveness probe, will be restarted');
});

it('is not healed by a restart', async () => {
  await scene.restart('id-cards');
  scene.advance(60_000);
  expect(scene.fires('KubePodCrashLooping', { service: 'id-cards' })).toBe(true);
});

it('is healed by a probe that asks for what there is', async () => {
  const livenessProbe = { httpGet: { path: '/healthz', port: 'http' } };
  const body = { spec: { template: { spec: { containers: [{ name: 'id-cards', livenessProbe }] } } } };
  await scene.kubernetes(
    'PATCH',
    '/apis/apps/v1/namespaces/members/deployments/id-cards',
    body,
    'strategic-merge-patch',
  );
  scene.expectSoon(() => !scene.isAtWork('probe-misconfiguration'), 'the rollout', 60_000);
  scene.expectSoon(() => scene.firing('id-cards').length === 0, 'the end', 90_000);
});
