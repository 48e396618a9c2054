import type { Cause } from './cause.ts';

export const nodeFailure: Cause = {
  id: 'node_failure',
  title: 'A node has failed',
  namedBy: ['node_not_ready'],
  description: 'A machine stopped answering or its kubelet did; the pods on it are lost until they run elsewhere.',
  looksLike: 'Several unrelated services lose a replica at once, all of them on one node.',
  priorByClass: {
    'infrastructure.node_failure': 0.65,
    'infrastructure.hardware': 0.4,
    'observability.monitoring_down': 0.12,
    'application.service_down': 0.08,
    'data.datastore_down': 0.08,
    'infrastructure.control_plane': 0.08,
    'infrastructure.network': 0.04,
  },
  evidence: {
    node_not_ready: { ratioIfPresent: 60, ratioIfAbsent: 0.08 },
    bad_pods_on_one_node: { ratioIfPresent: 6, ratioIfAbsent: 0.44 },
    siblings_share_node: { ratioIfPresent: 7, ratioIfAbsent: 0.68 },
    replicas_unavailable: { ratioIfPresent: 3.5, ratioIfAbsent: 0.38 },
    several_services_affected: { ratioIfPresent: 2, ratioIfAbsent: 0.67 },
    recent_rollout: { ratioIfPresent: 0.67, ratioIfAbsent: 1.06 },
  },
  remedies: ['node-failure-drain'],
  remedy: 'Drain the node so that its pods run elsewhere, and have the machine replaced.',
};
