import type { Cause } from './cause.ts';

export const certificateExpired: Cause = {
  id: 'certificate_expired',
  title: 'A certificate has expired',
  description: 'A certificate was not renewed in time, and clients refuse to connect.',
  looksLike: 'Every TLS connection fails from one minute to the next; logs name x509 and "certificate has expired".',
  priorByClass: {
    'security.certificate_expiry': 0.8,
    'application.dependency_failure': 0.05,
    'application.service_down': 0.03,
    'application.high_error_rate': 0.02,
  },
  evidence: { certificate_expiring: { ratioIfPresent: 50, ratioIfAbsent: 0.03 } },
  remedies: ['certificate-expiring-renew'],
};
