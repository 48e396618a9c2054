import type { Cause } from './cause.ts';

export const missingSecretOrConfig: Cause = {
  id: 'missing_secret_or_config',
  title: 'A Secret or ConfigMap is missing',
  description: 'Pods refer to a Secret, a ConfigMap or a key in one that does not exist.',
  looksLike:
    'Containers wait with CreateContainerConfigError; they have never run and have no log; the event names the missing object or key.',
  priorByClass: {
    'application.deployment_failure': 0.12,
    'application.crash_loop': 0.05,
    'application.service_down': 0.04,
    'application.job_failure': 0.03,
  },
  evidence: {
    container_config_error: { ratioIfPresent: 60, ratioIfAbsent: 0.08 },
    only_new_pods_fail: { ratioIfPresent: 17, ratioIfAbsent: 0.52 },
    recent_rollout: { ratioIfPresent: 5, ratioIfAbsent: 0.29 },
    replicas_unavailable: { ratioIfPresent: 4, ratioIfAbsent: 0.31 },
    pods_unready: { ratioIfPresent: 5, ratioIfAbsent: 0.56 },
    configuration_changed: { ratioIfPresent: 2.5, ratioIfAbsent: 0.9 },
    rollout_stuck: { ratioIfPresent: 6.5, ratioIfAbsent: 0.64 },
    pods_restarting: { ratioIfPresent: 0.53, ratioIfAbsent: 1.08 },
    rollout_changed_configuration: { ratioIfPresent: 2, ratioIfAbsent: 0.82 },
  },
  remedies: ['config-map-restore', 'failed-rollout-roll-back'],
  remedy: 'Create what is missing, or roll back to the revision that does not ask for it.',
};
