import type { Cause } from './cause.ts';

export const volumeFull: Cause = {
  id: 'volume_full',
  title: 'A volume is full',
  namedBy: ['disk_nearly_full'],
  description: 'Writes fail because the filesystem of a volume has no space left.',
  looksLike:
    'Errors say "no space left on device"; a database stops or turns read-only; no event of Kubernetes tells of it.',
  priorByClass: {
    'infrastructure.storage_volume': 0.5,
    'infrastructure.disk_pressure': 0.3,
    'data.backup_failure': 0.15,
    'data.datastore_down': 0.12,
    'data.database_performance': 0.04,
    'application.crash_loop': 0.02,
  },
  evidence: {
    disk_nearly_full: { ratioIfPresent: 48, ratioIfAbsent: 0.08 },
    log_no_space: { ratioIfPresent: 35, ratioIfAbsent: 0.31 },
    pods_restarting: { ratioIfPresent: 3.5, ratioIfAbsent: 0.59 },
    pods_crash_looping: { ratioIfPresent: 6.5, ratioIfAbsent: 0.64 },
    node_disk_pressure: { ratioIfPresent: 0.5, ratioIfAbsent: 1.01 },
    recent_rollout: { ratioIfPresent: 0.67, ratioIfAbsent: 1.06 },
  },
  remedies: ['volume-filling-expand'],
  remedy: 'Expand the volume, or remove what need not be kept.',
};
