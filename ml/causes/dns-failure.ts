import type { Cause } from './cause.ts';

export const dnsFailure: Cause = {
  id: 'dns_failure',
  title: 'Names are not resolved',
  description: 'The cluster DNS fails, or cannot be reached, and services find nobody.',
  looksLike: 'Many services log "no such host" or timeouts of port 53 at once; connections that exist already go on.',
  priorByClass: {
    'infrastructure.network': 0.2,
    'application.dependency_failure': 0.06,
    'infrastructure.control_plane': 0.06,
    'application.high_error_rate': 0.04,
    'application.service_down': 0.02,
  },
  evidence: {
    log_name_not_resolved: { ratioIfPresent: 42, ratioIfAbsent: 0.15 },
    dns_errors_high: { ratioIfPresent: 57, ratioIfAbsent: 0.15 },
    dns_pods_unready: { ratioIfPresent: 35, ratioIfAbsent: 0.66 },
    several_services_affected: { ratioIfPresent: 2, ratioIfAbsent: 0.67 },
    error_rate_high: { ratioIfPresent: 1.88, ratioIfAbsent: 0.42 },
    recent_rollout: { ratioIfPresent: 0.67, ratioIfAbsent: 1.06 },
  },
  remedies: [],
  remedy: 'Look at the pods and the configuration of the cluster DNS (CoreDNS), and restart or scale them.',
};
