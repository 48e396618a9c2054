import type { Cause } from './cause.ts';

export const nodeDiskPressure: Cause = {
  id: 'node_disk_pressure',
  title: 'A node is short of disk space',
  namedBy: ['node_disk_pressure'],
  description: 'The kubelet of a node evicts pods because its filesystem is nearly full.',
  looksLike: 'The node has the condition DiskPressure; pods end as Evicted, and new ones are not placed there.',
  priorByClass: {
    'infrastructure.disk_pressure': 0.5,
    'infrastructure.node_failure': 0.06,
    'infrastructure.storage_volume': 0.05,
    'application.service_down': 0.01,
  },
  evidence: {
    node_disk_pressure: { ratioIfPresent: 38, ratioIfAbsent: 0.26 },
    node_disk_nearly_full: { ratioIfPresent: 38, ratioIfAbsent: 0.26 },
    pods_evicted: { ratioIfPresent: 35, ratioIfAbsent: 0.31 },
    bad_pods_on_one_node: { ratioIfPresent: 2.5, ratioIfAbsent: 0.83 },
  },
  remedies: ['disk-pressure-drain', 'evicted-pods-clean-up'],
  remedy: 'Drain the node or free its disk (images, logs), then remove the evicted pods.',
};
