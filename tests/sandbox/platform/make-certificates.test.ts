import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { makeCertificates } from '#sandbox/platform/make-certificates.ts';

it('signs a certificate for 127.0.0.1 and localhost with its own authority', async () => {
  const made = await makeCertificates();
  const server = new X509Certificate(made.certPem);
  const authority = new X509Certificate(made.caPem);
  expect(authority.ca).toBe(true);
  expect(server.verify(authority.publicKey)).toBe(true);
  expect(server.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(server.checkHost('localhost')).toBe('localhost');
});
