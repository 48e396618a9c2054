import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const pending = () => scene.pods('adjudication').find((pod) => pod.spec.nodeName === undefined);

it('finds no node for the pods of a rollout, and says why', async () => {
  scene.simulation.model.inject('unschedulable-pods');
  scene.expectSoon(() => scene.fires('KubePodNotScheduled', { service: 'adjudication' }), 'the alert', 30_000);
  expect(pending()?.status?.conditions).toContainEqual(
    expect.objectContaining({
      type: 'PodScheduled',
      status: 'False',
      reason: 'Unschedulable',
      message: '0/5 nodes are available: 5 Insufficient memory.',
    }),
  );
  const path = '/api/v1/namespaces/claims/events?fieldSelector=reason%3DFailedScheduling';
  expect((await scene.kubernetes('GET', path)).items).not.toEqual([]);
});

it('is not healed by a restart', async () => {
  await scene.restart('adjudication');
  scene.advance(30_000);
  expect(pending()).toBeDefined();
});

it('is healed by a request that a node can meet', async () => {
  const resources = { requests: { memory: '768Mi' }, limits: { memory: '1536Mi' } };
  const body = { spec: { template: { spec: { containers: [{ name: 'adjudication', resources }] } } } };
  await scene.kubernetes(
    'PATCH',
    '/apis/apps/v1/namespaces/claims/deployments/adjudication',
    body,
    'strategic-merge-patch',
  );
  scene.expectSoon(() => !scene.isAtWork('unschedulable-pods'), 'the rollout', 60_000);
  scene.expectSoon(() => scene.firing('adjudication').length === 0, 'the end', 60_000);
});
