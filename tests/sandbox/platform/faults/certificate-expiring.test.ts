import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const labels = { service: 'member-portal', certificate: 'member-portal-tls' };

it('says a day and a half before the end that the certificate ends', () => {
  scene.simulation.model.inject('certificate-expiring');
  scene.expectSoon(() => scene.fires('SslCertificateExpiresSoon', labels), 'the alert', 20_000);
  const [hours = 0] = scene.query('(probe_ssl_earliest_cert_expiry{service="member-portal"} - time()) / 3600');
  expect(hours).toBeCloseTo(36, 0);
});

it('is not healed by a restart', async () => {
  await scene.restart('member-portal');
  scene.advance(30_000);
  expect(scene.fires('SslCertificateExpiresSoon', labels)).toBe(true);
});

it('is healed by ordering a new certificate, which is there within seconds', async () => {
  const { status, body } = await scene.operations('POST', '/certificates/member-portal-tls/renew');
  expect([status, body]).toEqual([202, expect.objectContaining({ status: 'issuing', serial: 100 })]);
  scene.expectSoon(() => !scene.isAtWork('certificate-expiring'), 'the new certificate', 10_000);
  scene.expectSoon(() => !scene.fires('SslCertificateExpiresSoon'), 'the end', 10_000);
  expect((await scene.operations('GET', '/certificates/member-portal-tls')).body).toMatchObject({
    status: 'valid',
    serial: 101,
  });
});
