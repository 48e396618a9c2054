import type { Cause } from './cause.ts';

export const clockSkew: Cause = {
  id: 'clock_skew',
  title: 'A clock is off',
  namedBy: ['clock_off'],
  description:
    'The clock of a node differs from the others, so that tokens, certificates and orderings are judged wrongly.',
  looksLike:
    'Refused tokens ("issued in the future") and odd timestamps on one node; its time synchronisation is broken.',
  priorByClass: {
    'infrastructure.node_failure': 0.06,
    'infrastructure.hardware': 0.06,
    'security.unauthorized_access': 0.06,
    'data.data_quality': 0.03,
    'observability.monitoring_down': 0.03,
    'application.high_error_rate': 0.01,
    'security.certificate_expiry': 0.01,
  },
  evidence: {
    clock_off: { ratioIfPresent: 60, ratioIfAbsent: 0.08 },
    log_clock_skew: { ratioIfPresent: 60, ratioIfAbsent: 0.4 },
    log_certificate_invalid: { ratioIfPresent: 7.5, ratioIfAbsent: 0.87 },
    log_authentication_failed: { ratioIfPresent: 6, ratioIfAbsent: 0.9 },
    peer_refuses_credentials: { ratioIfPresent: 7.5, ratioIfAbsent: 0.87 },
    recent_rollout: { ratioIfPresent: 0.67, ratioIfAbsent: 1.06 },
    secret_changed: { ratioIfPresent: 0.25, ratioIfAbsent: 1.03 },
  },
  remedies: [],
  remedy: 'Mend the time synchronisation of the node (chrony, NTP), or drain it.',
};
