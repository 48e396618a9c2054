import type { Cause } from './cause.ts';

export const memoryLeakOom: Cause = {
  id: 'memory_leak_oom',
  title: 'Memory leak or limit too low',
  description: 'A container needs more memory than its limit and is killed, again and again.',
  looksLike:
    'The last state of a container is OOMKilled with exit code 137; its log simply stops; memory rises in a straight line between restarts.',
  priorByClass: {
    'application.oom_kill': 0.6,
    'application.crash_loop': 0.2,
    'infrastructure.memory_pressure': 0.35,
    'application.high_error_rate': 0.03,
  },
  evidence: {
    containers_oom_killed: { ratioIfPresent: 30, ratioIfAbsent: 0.08 },
    memory_growing: { ratioIfPresent: 5, ratioIfAbsent: 0.6 },
    pods_restarting: { ratioIfPresent: 2, ratioIfAbsent: 0.4 },
    image_pull_failing: { ratioIfPresent: 0.1, ratioIfAbsent: 1.02 },
  },
  remedies: ['oom-roll-back-or-raise-limit', 'memory-pressure-restart'],
};
