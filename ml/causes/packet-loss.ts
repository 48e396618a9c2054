import type { Cause } from './cause.ts';

export const packetLoss: Cause = {
  id: 'packet_loss',
  title: 'Packets are lost',
  namedBy: ['node_network_errors'],
  description: 'A node or link drops or damages packets, and connections crawl or break.',
  looksLike: 'Retransmissions and interface errors rise on one node; only what runs there or talks to it suffers.',
  priorByClass: {
    'infrastructure.network': 0.35,
    'infrastructure.hardware': 0.15,
    'application.high_latency': 0.03,
    'infrastructure.node_failure': 0.04,
    'application.dependency_failure': 0.01,
  },
  evidence: {
    node_network_errors: { ratioIfPresent: 42, ratioIfAbsent: 0.15 },
    tcp_retransmissions_high: { ratioIfPresent: 40, ratioIfAbsent: 0.2 },
    log_connection_timeout: { ratioIfPresent: 4.5, ratioIfAbsent: 0.61 },
    latency_above_objective: { ratioIfPresent: 2, ratioIfAbsent: 0.46 },
    bad_pods_on_one_node: { ratioIfPresent: 2.5, ratioIfAbsent: 0.83 },
    recent_rollout: { ratioIfPresent: 0.67, ratioIfAbsent: 1.06 },
    network_policy_changed: { ratioIfPresent: 0.4, ratioIfAbsent: 1.01 },
  },
  remedies: ['node-failure-drain'],
  remedy: 'Take the node out of use and have its link looked at.',
};
