import type { Cause } from './cause.ts';

export const certificateExpired: Cause = {
  id: 'certificate_expired',
  title: 'A certificate has expired',
  namedBy: ['certificate_expiring'],
  description: 'A certificate was not renewed in time, and clients refuse to connect.',
  looksLike: 'Every TLS connection fails from one minute to the next; logs name x509 and "certificate has expired".',
  priorByClass: {
    'security.certificate_expiry': 0.8,
    'application.dependency_failure': 0.03,
    'application.service_down': 0.03,
    'infrastructure.control_plane': 0.03,
    'application.high_error_rate': 0.02,
  },
  evidence: {
    certificate_expiring: { ratioIfPresent: 45, ratioIfAbsent: 0.1 },
    log_certificate_invalid: { ratioIfPresent: 38, ratioIfAbsent: 0.26 },
    error_rate_high: { ratioIfPresent: 1.5, ratioIfAbsent: 0.67 },
    recent_rollout: { ratioIfPresent: 0.67, ratioIfAbsent: 1.06 },
    clock_off: { ratioIfPresent: 0.3, ratioIfAbsent: 1.01 },
  },
  remedies: ['certificate-expiring-renew'],
  remedy: 'Renew the certificate and have it loaded.',
};
