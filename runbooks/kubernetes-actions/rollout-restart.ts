import type { DeploymentAction } from '#runbooks/deployment-action.ts';
import { stepAnnotation } from '#runbooks/ports.ts';

/** Replaces every pod, a few at a time, as `kubectl rollout restart` does. */
export const rolloutRestart: DeploymentAction = {
  verb: 'restart',
  plan: (deployment) =>
    deployment.replicas === 0
      ? { kind: 'refuse', reason: 'it has 0 replicas, so there is no pod to restart' }
      : { kind: 'change', replicas: deployment.replicas },
  write: (port, { namespace, name }, { key, at, dryRun }) => port.rolloutRestart({ namespace, name, key, at, dryRun }),
  mark: (deployment) => deployment.templateAnnotations[stepAnnotation],
  undone: () => null,
  achieved: () => false,
  said: (target, deployment) =>
    `restarted deployment ${target}: ${deployment.updatedReplicas} of ${deployment.replicas} pods new and ready`,
};
