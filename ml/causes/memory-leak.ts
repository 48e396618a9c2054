import type { Cause } from './cause.ts';

export const memoryLeak: Cause = {
  id: 'memory_leak',
  title: 'A memory leak, or a limit that has become too low',
  description: 'Memory grows without anything having been rolled out, until the container is slow or killed.',
  looksLike:
    'Memory rises in a straight line between restarts; the last state of a container is OOMKilled; the log simply stops.',
  priorByClass: {
    'application.oom_kill': 0.45,
    'infrastructure.memory_pressure': 0.4,
    'application.crash_loop': 0.1,
    'application.saturation': 0.05,
    'application.high_latency': 0.02,
  },
  evidence: {
    memory_growing: { ratioIfPresent: 21, ratioIfAbsent: 0.16 },
    containers_oom_killed: { ratioIfPresent: 38, ratioIfAbsent: 0.26 },
    memory_near_limit: { ratioIfPresent: 15, ratioIfAbsent: 0.26 },
    pods_restarting: { ratioIfPresent: 3.5, ratioIfAbsent: 0.59 },
    recent_rollout: { ratioIfPresent: 0.67, ratioIfAbsent: 1.06 },
  },
  remedies: ['memory-pressure-restart', 'oom-roll-back-or-raise-limit'],
  remedy: 'Restart the pods for relief, raise the limit where the work has grown, and find what holds the memory.',
};
