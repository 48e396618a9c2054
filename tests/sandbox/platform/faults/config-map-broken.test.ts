import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const path = '/api/v1/namespaces/billing/configmaps/payments-config';
const patch = (value: string) =>
  scene.kubernetes('PATCH', path, { data: { REQUEST_TIMEOUT_MS: value } }, 'merge-patch');

it('fails requests once the pods have read the broken value, and says so', () => {
  scene.simulation.model.inject('config-map-broken');
  scene.expectSoon(() => scene.fires('HighErrorRate', { service: 'payments' }), 'the alert', 60_000);
  expect(scene.logOf(scene.pods('payments')[0])).toContain('no answer within 5ms (REQUEST_TIMEOUT_MS)');
});

it('is not healed by a restart, which reads the same value again', async () => {
  await scene.restart('payments');
  scene.advance(60_000);
  expect(scene.fires('HighErrorRate', { service: 'payments' })).toBe(true);
});

it('is not healed by the right value alone, which no pod has read', async () => {
  await patch('5000');
  scene.advance(30_000);
  expect(scene.fires('HighErrorRate', { service: 'payments' })).toBe(true);
});

it('is healed by a restart with the right value in place', async () => {
  await scene.restart('payments');
  scene.expectSoon(() => !scene.isAtWork('config-map-broken'), 'the restart', 60_000);
  scene.expectSoon(() => scene.firing('payments').length === 0, 'the end', 60_000);
});
