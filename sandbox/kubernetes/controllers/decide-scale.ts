import { quantityNumber } from '#sandbox/kubernetes/quantity.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';

export interface ScaleFacts {
  readonly current: number;
  readonly min: number;
  readonly max: number;
  /** Per cent of the requests, now and as wanted; null where it cannot be told. */
  readonly utilization: number | null;
  readonly target: number | null;
  /** The highest size asked for within the last five minutes: scaling down waits for it to pass. */
  readonly recentHighest: number;
}

export interface ScaleDecision {
  readonly replicas: number;
  /** What was asked for before the limits and the wait. */
  readonly recommended: number;
  readonly limitedBy: 'TooFewReplicas' | 'TooManyReplicas' | null;
}

/** Utilisation within a tenth of the target changes nothing. */
const tolerance = 0.1;

/**
 * The size an autoscaler gives its target: ceil(current × utilisation / target), within its bounds, and down only to
 * the highest of the last five minutes.
 * https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details
 */
export function decideScale(facts: ScaleFacts): ScaleDecision {
  const recommended = recommendedSize(facts);
  const steady =
    recommended < facts.current ? Math.min(facts.current, Math.max(recommended, facts.recentHighest)) : recommended;
  const replicas = Math.min(facts.max, Math.max(facts.min, steady));
  const limitedBy = recommended > facts.max ? 'TooManyReplicas' : recommended < facts.min ? 'TooFewReplicas' : null;
  return { replicas, recommended, limitedBy };
}

function recommendedSize({ current, utilization, target }: ScaleFacts): number {
  if (utilization === null || target === null) return current;
  const ratio = utilization / target;
  return Math.abs(ratio - 1) <= tolerance ? current : Math.ceil(current * ratio);
}

/** CPU in use as a percentage of what the pods request; null where a pod is not measured or requests none. */
export function cpuUtilization(
  pods: readonly Pod[],
  millicoresOf: (pod: Pod) => number | null,
): { readonly percent: number; readonly averageMillicores: number } | null {
  const used = pods.map(millicoresOf);
  const requested = pods.map((pod) => requestedMillicores(pod));
  if (pods.length === 0 || used.includes(null) || requested.includes(0)) return null;
  const usedSum = used.reduce<number>((sum, millicores) => sum + (millicores ?? 0), 0);
  const requestedSum = requested.reduce((sum, millicores) => sum + millicores, 0);
  return { percent: Math.round((100 * usedSum) / requestedSum), averageMillicores: Math.round(usedSum / pods.length) };
}

function requestedMillicores(pod: Pod): number {
  const requests = pod.spec.containers.map((container) => container.resources?.requests?.['cpu'] ?? '0');
  return requests.reduce((sum, quantity) => sum + quantityNumber(quantity) * 1000, 0);
}
