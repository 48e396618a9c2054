import type { Cause } from './cause.ts';

export const imagePullFailure: Cause = {
  id: 'image_pull_failure',
  title: 'The image cannot be pulled',
  description: 'A tag that does not exist, missing credentials, or a registry that does not answer.',
  looksLike: 'Pods wait with ImagePullBackOff; their restart count stays at 0 and they have no log at all.',
  priorByClass: {
    'application.deployment_failure': 0.18,
    'application.service_down': 0.03,
    'application.crash_loop': 0.02,
  },
  evidence: {
    image_pull_failing: { ratioIfPresent: 60, ratioIfAbsent: 0.08 },
    only_new_pods_fail: { ratioIfPresent: 17, ratioIfAbsent: 0.52 },
    recent_rollout: { ratioIfPresent: 5.5, ratioIfAbsent: 0.18 },
    replicas_unavailable: { ratioIfPresent: 3, ratioIfAbsent: 0.5 },
    rollout_stuck: { ratioIfPresent: 8.5, ratioIfAbsent: 0.53 },
    rollout_changed_image: { ratioIfPresent: 1.5, ratioIfAbsent: 0.25 },
    pods_crash_looping: { ratioIfPresent: 0.33, ratioIfAbsent: 1.04 },
    pods_restarting: { ratioIfPresent: 0.4, ratioIfAbsent: 1.11 },
  },
  remedies: ['image-pull-failure-restore-image', 'failed-rollout-roll-back'],
  remedy: 'Restore the image that could be pulled, or mend the tag or the pull secret.',
};
