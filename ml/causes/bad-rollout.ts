import type { Cause } from './cause.ts';

export const badRollout: Cause = {
  id: 'bad_rollout',
  title: 'A bad rollout',
  description: 'A version or configuration that was just rolled out does not work.',
  looksLike:
    'Trouble begins with a new replica set; its pods fail while pods of the old one stay healthy; every restart fails in the same way.',
  priorByClass: {
    'application.deployment_failure': 0.4,
    'application.crash_loop': 0.4,
    'application.high_error_rate': 0.3,
    'application.high_latency': 0.12,
    'application.service_down': 0.2,
    'application.oom_kill': 0.15,
  },
  evidence: {
    recent_rollout: { ratioIfPresent: 8, ratioIfAbsent: 0.05 },
    pods_crash_looping: { ratioIfPresent: 3, ratioIfAbsent: 0.7 },
    replicas_unavailable: { ratioIfPresent: 2, ratioIfAbsent: 0.7 },
    error_rate_high: { ratioIfPresent: 1.5, ratioIfAbsent: 0.8 },
    image_pull_failing: { ratioIfPresent: 0.4, ratioIfAbsent: 1.05 },
    node_not_ready: { ratioIfPresent: 0.4, ratioIfAbsent: 1.02 },
  },
  remedies: ['failed-rollout-roll-back', 'crash-loop-gather-and-roll-back', 'error-burst-after-release-roll-back'],
};
