import { resolveCount } from '#sandbox/kubernetes/intstr.ts';
import type { Condition, KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';
import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import { podsUnder } from '#sandbox/kubernetes/pods-of-budget.ts';
import type { DisruptionStatus, PodDisruptionBudget } from '#sandbox/kubernetes/policy-objects.ts';
import type { ResourceKey } from '#sandbox/kubernetes/stored-types.ts';
import { isFinished } from '#sandbox/kubernetes/terminate-pod.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { ClusterContext } from './cluster-context.ts';

/** After this long an eviction that was granted and never came is no longer counted. */
const evictionTimeoutMs = 120_000;

const scaled: Readonly<Record<string, ResourceKey>> = {
  Deployment: 'deployments.apps',
  ReplicaSet: 'replicasets.apps',
  StatefulSet: 'statefulsets.apps',
};

/**
 * Counts how many pods a budget covers, how many must and do run, and so how many may go.
 * Rules: kubernetes/pkg/controller/disruption/disruption.go.
 */
export function reconcileBudget(context: ClusterContext, budget: PodDisruptionBudget): void {
  const pods = podsUnder(context.store, budget);
  const disruptedPods = stillDisrupted(budget, pods, context.nowMs());
  const healthy = pods.filter(
    (pod) =>
      isPodReady(pod) && pod.metadata.deletionTimestamp === undefined && disruptedPods[pod.metadata.name] === undefined,
  ).length;
  const { expectedPods, desiredHealthy } = wantedOf(context, budget, pods);
  const disruptionsAllowed = expectedPods > 0 ? Math.max(0, healthy - desiredHealthy) : 0;
  const status: DisruptionStatus = {
    observedGeneration: budget.metadata.generation ?? 1,
    disruptionsAllowed,
    currentHealthy: healthy,
    desiredHealthy,
    expectedPods,
    ...(Object.keys(disruptedPods).length === 0 ? {} : { disruptedPods }),
    conditions: [allowed(budget, disruptionsAllowed > 0, context.nowMs())],
  };
  context.store.replace('poddisruptionbudgets.policy', { ...budget, status });
}

/** A percentage, and any maxUnavailable, refers to what the pods' controllers want; a plain minAvailable to what is there. */
function wantedOf(
  context: ClusterContext,
  budget: PodDisruptionBudget,
  pods: readonly Pod[],
): { readonly expectedPods: number; readonly desiredHealthy: number } {
  const { minAvailable, maxUnavailable } = budget.spec;
  if (maxUnavailable !== undefined) {
    const expectedPods = expectedScale(context, pods);
    return {
      expectedPods,
      desiredHealthy: Math.max(0, expectedPods - resolveCount(maxUnavailable, expectedPods, 'up')),
    };
  }
  if (typeof minAvailable === 'string') {
    const expectedPods = expectedScale(context, pods);
    return { expectedPods, desiredHealthy: resolveCount(minAvailable, expectedPods, 'up') };
  }
  return { expectedPods: pods.length, desiredHealthy: minAvailable ?? 0 };
}

/** The sum of the sizes that the scalable owners of the pods want; a ReplicaSet's size is that of its Deployment. */
function expectedScale(context: ClusterContext, pods: readonly Pod[]): number {
  const owners = new Map<string, number>();
  for (const pod of pods) {
    const owner = scalableOwner(context, pod);
    if (owner) owners.set(owner.metadata.uid, (owner['spec'] as { readonly replicas: number }).replicas);
  }
  return [...owners.values()].reduce((sum, replicas) => sum + replicas, 0);
}

function scalableOwner(context: ClusterContext, object: KubeObject): KubeObject | undefined {
  const reference = (object.metadata.ownerReferences ?? []).find((one) => one.controller === true);
  const resource = scaled[reference?.kind ?? ''];
  if (!reference || !resource) return undefined;
  const owner = context.store.get(resource, object.metadata.namespace, reference.name);
  if (owner?.metadata.uid !== reference.uid) return undefined;
  return scalableOwner(context, owner) ?? owner;
}

function stillDisrupted(
  budget: PodDisruptionBudget,
  pods: readonly Pod[],
  nowMs: number,
): Readonly<Record<string, string>> {
  const waiting = Object.entries(budget.status?.disruptedPods ?? {}).filter(([name, grantedAt]) => {
    const pod = pods.find((one) => one.metadata.name === name);
    const isLeaving = pod !== undefined && pod.metadata.deletionTimestamp === undefined && !isFinished(pod);
    return isLeaving && nowMs - Date.parse(grantedAt) < evictionTimeoutMs;
  });
  return Object.fromEntries(waiting);
}

function allowed(budget: PodDisruptionBudget, holds: boolean, nowMs: number): Condition {
  const status = holds ? 'True' : 'False';
  const last = budget.status?.conditions?.find((condition) => condition.type === 'DisruptionAllowed');
  const lastTransitionTime = last?.status === status ? last.lastTransitionTime : undefined;
  return {
    type: 'DisruptionAllowed',
    status,
    reason: holds ? 'SufficientPods' : 'InsufficientPods',
    message: '',
    lastTransitionTime: lastTransitionTime ?? toKubeTime(nowMs),
  };
}
