import type { Cause } from './cause.ts';

export const diskFull: Cause = {
  id: 'disk_full',
  title: 'A disk or volume is full',
  description: 'Writes fail or pods are evicted because a filesystem has no space left.',
  looksLike:
    'Errors say "no space left on device"; a database turns read-only; the kubelet evicts pods under DiskPressure.',
  priorByClass: {
    'infrastructure.disk_pressure': 0.75,
    'infrastructure.storage_volume': 0.5,
    'data.backup_failure': 0.2,
    'data.datastore_down': 0.1,
  },
  evidence: { disk_nearly_full: { ratioIfPresent: 40, ratioIfAbsent: 0.05 } },
  remedies: ['volume-filling-expand', 'disk-pressure-drain', 'evicted-pods-clean-up'],
};
