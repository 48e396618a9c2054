import type { Cause } from './cause.ts';

export const probeMisconfiguration: Cause = {
  id: 'probe_misconfiguration',
  title: 'A probe that cannot succeed',
  description:
    'A readiness or liveness probe asks the wrong thing, or too early, and healthy containers are taken out or killed.',
  looksLike:
    'Containers run and their log looks well, and yet they are never ready or are killed again and again; a probe was changed.',
  priorByClass: {
    'application.deployment_failure': 0.06,
    'application.crash_loop': 0.06,
    'application.service_down': 0.06,
  },
  evidence: {
    rollout_changed_probes: { ratioIfPresent: 28, ratioIfAbsent: 0.15 },
    only_new_pods_fail: { ratioIfPresent: 15, ratioIfAbsent: 0.57 },
    probe_failing: { ratioIfPresent: 9.5, ratioIfAbsent: 0.08 },
    liveness_kills: { ratioIfPresent: 28, ratioIfAbsent: 0.46 },
    recent_rollout: { ratioIfPresent: 5.5, ratioIfAbsent: 0.18 },
    replicas_unavailable: { ratioIfPresent: 4, ratioIfAbsent: 0.31 },
    pods_unready: { ratioIfPresent: 7, ratioIfAbsent: 0.33 },
    rollout_stuck: { ratioIfPresent: 5, ratioIfAbsent: 0.74 },
    rollout_changed_image: { ratioIfPresent: 0.33, ratioIfAbsent: 2 },
    new_error_pattern: { ratioIfPresent: 0.33, ratioIfAbsent: 1.55 },
    containers_oom_killed: { ratioIfPresent: 0.3, ratioIfAbsent: 1.01 },
    error_rate_high: { ratioIfPresent: 0.5, ratioIfAbsent: 1.33 },
    cpu_saturated: { ratioIfPresent: 0.71, ratioIfAbsent: 1.02 },
  },
  remedies: ['failed-rollout-roll-back'],
  remedy: 'Roll back, or mend the probe: its path, port, timeout or initial delay.',
};
