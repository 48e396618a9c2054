import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
it('refuses more and more connections after a rotation of the password', async () => {
  scene.simulation.model.inject('expired-credentials');
  scene.expectSoon(() => scene.fires('HighErrorRate', { service: 'billing-api' }), 'the alert', 40_000);
  expect(scene.logOf(scene.pods('billing-api')[0])).toContain(
    'password authentication failed for user "billing_api" (SQLSTATE 28P01)',
  );
  const { metadata } = await scene.kubernetes('GET', '/api/v1/namespaces/billing/secrets/billing-api-db');
  expect(metadata).toMatchObject({ managedFields: [{ manager: 'secrets-operator', fieldsV1: { 'f:data': {} } }] });
});

it('is not healed by more pods', async () => {
  await scene.scale('billing-api', 5);
  scene.advance(30_000);
  expect(scene.isAtWork('expired-credentials')).toBe(true);
});

it('is healed by a restart, which reads the Secret anew', async () => {
  await scene.restart('billing-api');
  scene.expectSoon(() => !scene.isAtWork('expired-credentials'), 'the new instances', 60_000);
  scene.expectSoon(() => scene.firing('billing-api').length === 0, 'the end', 60_000);
});
