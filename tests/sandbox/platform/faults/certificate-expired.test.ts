import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
it('has its callers break off the connection, and says why', () => {
  scene.simulation.model.inject('certificate-expired');
  scene.expectSoon(() => scene.fires('SslCertificateExpiresSoon', { service: 'auth' }), 'the alert', 20_000);
  scene.expectSoon(() => scene.fires('HighErrorRate', { service: 'member-portal' }), 'the failing callers', 30_000);
  expect(scene.query('probe_ssl_earliest_cert_expiry{service="auth"} - time()')[0]).toBeLessThan(0);
  expect(scene.logOf(scene.pods('member-portal')[0])).toMatch(
    /x509: certificate has expired or is not yet valid: current time 2026-05-12T\S+Z is after 2026-05-12T\S+Z/,
  );
});

it('is not healed by a restart', async () => {
  await scene.restart('auth');
  scene.advance(30_000);
  expect(scene.fires('HighErrorRate', { service: 'member-portal' })).toBe(true);
});

it('is healed by a new certificate', async () => {
  await scene.operations('POST', '/certificates/auth-tls/renew');
  scene.expectSoon(() => !scene.isAtWork('certificate-expired'), 'the new certificate', 15_000);
  scene.expectSoon(() => scene.firing('auth').length === 0, 'the end', 60_000);
});
