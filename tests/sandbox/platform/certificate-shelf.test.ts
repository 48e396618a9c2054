import { expect, it } from 'vitest';
import { createCertificateShelf } from '#sandbox/platform/certificate-shelf.ts';

const dayMs = 86_400_000;

it('issues an ordered certificate after some seconds, for ninety days', () => {
  let nowMs = 1_700_000_000_000;
  const shelf = createCertificateShelf(() => nowMs);
  shelf.endAt('auth-tls', nowMs + 1000);
  expect(shelf.renew('auth-tls')).toMatchObject({ status: 'issuing', notAfterMs: nowMs + 1000 });
  nowMs += 2000;
  expect(shelf.renew('auth-tls')).toMatchObject({ status: 'issuing', serial: 101 });
  nowMs += 3000;
  expect(shelf.get('auth-tls')).toMatchObject({ status: 'valid', serial: 102, notAfterMs: nowMs + 90 * dayMs });
});

it('says that a certificate has expired, and knows no other names than its own', () => {
  let nowMs = 0;
  const shelf = createCertificateShelf(() => nowMs);
  expect(shelf.list().map((certificate) => certificate.status)).toEqual(['valid', 'valid', 'valid', 'valid']);
  nowMs = 62 * dayMs;
  expect(shelf.get('member-portal-tls')?.status).toBe('expired');
  expect([shelf.get('x-tls'), shelf.renew('x-tls')]).toEqual([null, null]);
});
