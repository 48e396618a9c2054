import type { Cause } from './cause.ts';

export const nodeFailure: Cause = {
  id: 'node_failure',
  title: 'A node has failed',
  description: 'A machine stopped answering or its kubelet did; the pods on it are lost until they run elsewhere.',
  looksLike: 'Several unrelated services lose a replica at once, all of them on one node.',
  priorByClass: {
    'infrastructure.node_failure': 0.7,
    'infrastructure.hardware': 0.2,
    'application.service_down': 0.08,
    'data.datastore_down': 0.1,
    'observability.monitoring_down': 0.1,
  },
  evidence: {
    node_not_ready: { ratioIfPresent: 40, ratioIfAbsent: 0.05 },
    replicas_unavailable: { ratioIfPresent: 2, ratioIfAbsent: 0.6 },
  },
  remedies: ['node-failure-drain'],
};
