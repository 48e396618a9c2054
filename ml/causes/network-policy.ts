import type { Cause } from './cause.ts';

export const networkPolicy: Cause = {
  id: 'network_policy',
  title: 'A network policy blocks traffic',
  namedBy: ['network_policy_changed'],
  description: 'A NetworkPolicy that was made or changed cuts off traffic that the service needs.',
  looksLike:
    'Connections time out rather than being refused, from the moment the policy exists; both ends are healthy.',
  priorByClass: {
    'infrastructure.network': 0.15,
    'security.policy_violation': 0.15,
    'application.dependency_failure': 0.07,
    'application.service_down': 0.04,
    'application.high_error_rate': 0.03,
    'infrastructure.control_plane': 0.02,
  },
  evidence: {
    network_policy_changed: { ratioIfPresent: 48, ratioIfAbsent: 0.08 },
    log_connection_timeout: { ratioIfPresent: 8, ratioIfAbsent: 0.22 },
    error_rate_high: { ratioIfPresent: 1.88, ratioIfAbsent: 0.42 },
    recent_rollout: { ratioIfPresent: 0.67, ratioIfAbsent: 1.06 },
    node_network_errors: { ratioIfPresent: 0.4, ratioIfAbsent: 1.01 },
  },
  remedies: [],
  remedy: 'Remove the policy or allow what it cuts off.',
};
