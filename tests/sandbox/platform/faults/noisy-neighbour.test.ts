import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const path = '/api/v1/namespaces/members/pods?labelSelector=run%3Dmember-export-adhoc';

it('takes a node for itself and slows its neighbours down', () => {
  scene.simulation.model.inject('noisy-neighbour');
  scene.expectSoon(() => scene.fires('PodTakesMostOfNode'), 'the alert', 40_000);
  scene.expectSoon(() => scene.fires('NodeCPUHighUsage'), 'the full node', 40_000);
  scene.expectSoon(() => scene.fires('HighLatencyP99', { service: 'claims-api' }), 'the slow neighbours', 20_000);
});

it('is named by its own use of the CPU', () => {
  const alert = scene.simulation.rules.alerts().find(({ rule }) => rule.alert === 'PodTakesMostOfNode');
  expect(alert?.labels).toMatchObject({ namespace: 'members', service: 'member-export-adhoc' });
  expect(alert?.labels['pod']).toMatch(/^member-export-adhoc-/);
});

it('is not healed by a cordon', async () => {
  const node = scene.simulation.rules.alerts().find(({ rule }) => rule.alert === 'NodeCPUHighUsage')?.labels['node'];
  await scene.kubernetes('PATCH', `/api/v1/nodes/${node}`, { spec: { unschedulable: true } }, 'merge-patch');
  scene.advance(30_000);
  expect(scene.fires('NodeCPUHighUsage')).toBe(true);
  await scene.kubernetes('PATCH', `/api/v1/nodes/${node}`, { spec: { unschedulable: null } }, 'merge-patch');
});

it('is healed by deleting the pod, which does not come back', async () => {
  const { items = [] } = await scene.kubernetes('GET', path);
  expect(items).toHaveLength(1);
  await scene.kubernetes('DELETE', `/api/v1/namespaces/members/pods/${items[0]?.metadata.name}`);
  scene.expectSoon(() => !scene.isAtWork('noisy-neighbour'), 'the end of the pod', 40_000);
  scene.expectSoon(
    () => !scene.fires('NodeCPUHighUsage') && scene.firing('claims-api').length === 0,
    'the end',
    40_000,
  );
  expect((await scene.kubernetes('GET', path)).items).toEqual([]);
});
