import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const quota = '/api/v1/namespaces/billing/resourcequotas/team-quota';
const updated = (): number => scene.query('kube_deployment_status_replicas_updated{service="payments"}')[0] ?? -1;

it('cannot create the pod that the rollout needs, and says so', () => {
  scene.simulation.model.inject('rollout-stuck-on-quota');
  scene.expectSoon(() => scene.fires('KubeDeploymentReplicaFailure', { deployment: 'payments' }), 'the alert', 40_000);
  scene.expectSoon(
    () => scene.fires('KubeQuotaFullyUsed', { namespace: 'billing', resource: 'pods' }),
    'the quota',
    30_000,
  );
  expect(updated()).toBe(0);
  expect(scene.simulation.model.state('payments').readyPods).toBe(3);
});

it('leaves the refusal in the events of the new ReplicaSet', async () => {
  const path = '/api/v1/namespaces/billing/events?fieldSelector=reason%3DFailedCreate';
  expect(JSON.stringify(await scene.kubernetes('GET', path))).toContain('exceeded quota: team-quota');
});

it('is not healed by a restart', async () => {
  await scene.restart('payments');
  scene.advance(40_000);
  expect(scene.fires('KubeDeploymentReplicaFailure', { deployment: 'payments' })).toBe(true);
});

it('is healed by a quota with room for two more', async () => {
  const { spec } = await scene.kubernetes('GET', quota);
  const pods = String(Number((spec['hard'] as Readonly<Record<string, string>>)['pods']) + 2);
  await scene.kubernetes('PATCH', quota, { spec: { hard: { pods } } }, 'merge-patch');
  scene.expectSoon(() => !scene.isAtWork('rollout-stuck-on-quota'), 'the rollout', 90_000);
  scene.expectSoon(
    () => !scene.fires('KubeQuotaFullyUsed') && scene.firing('payments').length === 0,
    'the end',
    30_000,
  );
});
