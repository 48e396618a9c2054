import type { Condition } from '#sandbox/kubernetes/kube-object.ts';
import type { HorizontalPodAutoscaler } from '#sandbox/kubernetes/policy-objects.ts';
import type { ScaleDecision } from './decide-scale.ts';

const measured: Condition = {
  type: 'ScalingActive',
  status: 'True',
  reason: 'ValidMetricFound',
  message:
    'the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)',
};

const unmeasured: Condition = {
  type: 'ScalingActive',
  status: 'False',
  reason: 'FailedGetResourceMetric',
  message: 'the HPA was unable to compute the replica count: failed to get cpu utilization',
};

const able: Condition = {
  type: 'AbleToScale',
  status: 'True',
  reason: 'ReadyForNewScale',
  message: 'recommended size matches current size',
};

export const scalingDisabled: Condition = {
  type: 'ScalingActive',
  status: 'False',
  reason: 'ScalingDisabled',
  message: 'scaling is disabled since the replica count of the target is zero',
};

/** The conditions of an autoscaler that has its target: able, active (it can measure), limited by its bounds or not. */
export function autoscalerConditions(isMeasured: boolean, decision: ScaleDecision): readonly Condition[] {
  return [able, isMeasured ? measured : unmeasured, limited(decision)];
}

export function targetMissing(autoscaler: HorizontalPodAutoscaler): Condition {
  const { kind, name } = autoscaler.spec.scaleTargetRef;
  const message = `the HPA controller was unable to get the target's current scale: ${kind} "${name}" not found`;
  return { type: 'AbleToScale', status: 'False', reason: 'FailedGetScale', message };
}

function limited(decision: ScaleDecision): Condition {
  switch (decision.limitedBy) {
    case null:
      return {
        type: 'ScalingLimited',
        status: 'False',
        reason: 'DesiredWithinRange',
        message: 'the desired count is within the acceptable range',
      };
    case 'TooManyReplicas':
      return {
        type: 'ScalingLimited',
        status: 'True',
        reason: decision.limitedBy,
        message: 'the desired replica count is more than the maximum replica count',
      };
    case 'TooFewReplicas':
      return {
        type: 'ScalingLimited',
        status: 'True',
        reason: decision.limitedBy,
        message: 'the desired replica count is less than the minimum replica count',
      };
  }
}
