import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const waiting = (): readonly string[] =>
  scene.pods('payments').flatMap((pod) => pod.status?.containerStatuses?.[0]?.state.waiting?.reason ?? []);

it('hangs in a rollout whose container cannot be made, and says what is missing', async () => {
  scene.simulation.model.inject('missing-secret');
  scene.expectSoon(() => scene.fires('KubeContainerConfigError', { service: 'payments' }), 'the alert', 30_000);
  expect(waiting()).toEqual(['CreateContainerConfigError']);
  expect(scene.simulation.model.state('payments').readyPods).toBe(3);
  const events = await scene.kubernetes('GET', '/api/v1/namespaces/billing/events?fieldSelector=reason%3DFailed');
  expect(JSON.stringify(events)).toContain('Error: secret \\"payments-signing\\" not found');
});

it('still hangs while the Secret has another key', async () => {
  const metadata = { name: 'payments-signing' };
  await scene.kubernetes('POST', '/api/v1/namespaces/billing/secrets', { metadata, stringData: { key: 'abc' } });
  scene.advance(20_000);
  expect(waiting()).toEqual(['CreateContainerConfigError']);
  const events = await scene.kubernetes('GET', '/api/v1/namespaces/billing/events?fieldSelector=reason%3DFailed');
  expect(JSON.stringify(events)).toContain("couldn't find key private-key in Secret billing/payments-signing");
});

it('is healed by the key, which the kubelet finds at its next attempt', async () => {
  const path = '/api/v1/namespaces/billing/secrets/payments-signing';
  await scene.kubernetes('PATCH', path, { stringData: { 'private-key': 'abc' } }, 'merge-patch');
  scene.expectSoon(() => !scene.isAtWork('missing-secret'), 'the rollout', 60_000);
  scene.expectSoon(() => scene.firing('payments').length === 0, 'the end', 30_000);
});

it('is healed by a rollback too', async () => {
  scene.simulation.model.inject('missing-secret', 'id-cards');
  scene.expectSoon(() => scene.fires('KubeContainerConfigError', { service: 'id-cards' }), 'the alert', 30_000);
  await scene.undo('id-cards');
  scene.expectSoon(() => !scene.isAtWork('missing-secret'), 'the rollback', 30_000);
});
