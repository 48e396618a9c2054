import type { Cause } from './cause.ts';

export const imagePullFailure: Cause = {
  id: 'image_pull_failure',
  title: 'The image cannot be pulled',
  description: 'A tag that does not exist, missing credentials, or a registry that does not answer.',
  looksLike: 'Pods wait with ImagePullBackOff; their restart count stays at 0 and they have no log at all.',
  priorByClass: { 'application.deployment_failure': 0.25, 'application.service_down': 0.04 },
  evidence: {
    image_pull_failing: { ratioIfPresent: 100, ratioIfAbsent: 0.01 },
    recent_rollout: { ratioIfPresent: 1.5, ratioIfAbsent: 0.7 },
    pods_restarting: { ratioIfPresent: 0.4, ratioIfAbsent: 1.2 },
  },
  remedies: ['image-pull-failure-restore-image', 'failed-rollout-roll-back'],
};
