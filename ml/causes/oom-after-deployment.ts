import type { Cause } from './cause.ts';

export const oomAfterDeployment: Cause = {
  id: 'oom_after_deployment',
  title: 'Killed for memory since a rollout',
  description: 'A rollout brought a lower memory limit, or a program that needs more than the limit allows.',
  looksLike: 'The first OOMKilled follows the rollout within minutes; the revision before never had one.',
  priorByClass: {
    'application.oom_kill': 0.35,
    'application.crash_loop': 0.1,
    'infrastructure.memory_pressure': 0.1,
    'application.deployment_failure': 0.02,
  },
  evidence: {
    containers_oom_killed: { ratioIfPresent: 46, ratioIfAbsent: 0.08 },
    recent_rollout: { ratioIfPresent: 6.5, ratioIfAbsent: 0.08 },
    only_new_pods_fail: { ratioIfPresent: 10, ratioIfAbsent: 0.72 },
    memory_near_limit: { ratioIfPresent: 12, ratioIfAbsent: 0.42 },
    memory_limit_lowered: { ratioIfPresent: 15, ratioIfAbsent: 0.71 },
    rollout_changed_resources: { ratioIfPresent: 6.5, ratioIfAbsent: 0.64 },
    pods_crash_looping: { ratioIfPresent: 10, ratioIfAbsent: 0.43 },
    pods_restarting: { ratioIfPresent: 6, ratioIfAbsent: 0.12 },
    memory_growing: { ratioIfPresent: 7.5, ratioIfAbsent: 0.73 },
    log_configuration_error: { ratioIfPresent: 0.33, ratioIfAbsent: 1.02 },
  },
  remedies: ['oom-roll-back-or-raise-limit'],
  remedy: 'Roll back, or raise the memory limit where the program rightly needs more.',
};
