import type { DeploymentView } from './deployment-view.ts';

export interface RolloutStatus {
  readonly complete: boolean;
  /** True when waiting longer is pointless: the deployment's own progress deadline has passed. */
  readonly failed: boolean;
  /** What is being waited for, with figures. */
  readonly message: string;
}

/**
 * Whether a rollout has come to its end, by the rules of `kubectl rollout status`
 * (k8s.io/kubectl/pkg/polymorphichelpers/rollout_status.go): the controller has seen the change, every wanted pod is
 * of the new revision, no old pod is left, and all are available.
 */
export function rolloutComplete(view: DeploymentView): RolloutStatus {
  const waiting = (message: string): RolloutStatus => ({ complete: false, failed: false, message });
  if (view.generation > view.observedGeneration) return waiting('the cluster has not yet taken up the change');
  const progressing = view.conditions.find((one) => one.type === 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return { complete: false, failed: true, message: `the rollout does not progress: ${progressing.message}` };
  }
  if (view.updatedReplicas < view.replicas) {
    return waiting(`${view.updatedReplicas} of ${view.replicas} new pods created`);
  }
  if (view.currentReplicas > view.updatedReplicas) {
    return waiting(`${view.currentReplicas - view.updatedReplicas} old pods still to end`);
  }
  if (view.availableReplicas < view.updatedReplicas) {
    return waiting(`${view.availableReplicas} of ${view.updatedReplicas} new pods available`);
  }
  return { complete: true, failed: false, message: `${view.availableReplicas} of ${view.replicas} pods available` };
}
