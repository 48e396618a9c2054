import type { Cause } from './cause.ts';

export const expiredCredentials: Cause = {
  id: 'expired_credentials',
  title: 'Credentials are no longer accepted',
  description: 'A password, token or key was rotated, revoked or has expired, and the service still uses the old one.',
  looksLike:
    'The log says "password authentication failed" or 401 from one minute to the next; network and database are well.',
  priorByClass: {
    'security.unauthorized_access': 0.25,
    'security.secret_exposure': 0.1,
    'application.dependency_failure': 0.06,
    'data.datastore_down': 0.06,
    'data.pipeline_failure': 0.06,
    'application.high_error_rate': 0.04,
    'data.database_connections': 0.05,
    'application.service_down': 0.03,
  },
  evidence: {
    log_authentication_failed: { ratioIfPresent: 45, ratioIfAbsent: 0.1 },
    peer_refuses_credentials: { ratioIfPresent: 22, ratioIfAbsent: 0.56 },
    secret_changed: { ratioIfPresent: 9, ratioIfAbsent: 0.68 },
    error_rate_high: { ratioIfPresent: 1.88, ratioIfAbsent: 0.42 },
    new_error_pattern: { ratioIfPresent: 1.78, ratioIfAbsent: 0.36 },
    recent_rollout: { ratioIfPresent: 0.67, ratioIfAbsent: 1.06 },
    clock_off: { ratioIfPresent: 0.4, ratioIfAbsent: 1.01 },
  },
  remedies: [],
  remedy: 'Give the service the credentials that are valid now, and restart what reads them only when it starts.',
};
