import type { PodSpec } from './workload-objects.ts';

/**
 * `Guaranteed` where every container has limits of CPU and memory that equal its requests, `BestEffort` where none has
 * either, else `Burstable`. https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
 */
export function qosClassOf(spec: PodSpec): 'Guaranteed' | 'Burstable' | 'BestEffort' {
  const resources = spec.containers.map((container) => container.resources ?? {});
  const isEmpty = resources.every(({ requests = {}, limits = {} }) =>
    ['cpu', 'memory'].every((name) => requests[name] === undefined && limits[name] === undefined),
  );
  if (isEmpty) return 'BestEffort';
  const isFull = resources.every(({ requests = {}, limits = {} }) =>
    ['cpu', 'memory'].every((name) => limits[name] !== undefined && (requests[name] ?? limits[name]) === limits[name]),
  );
  return isFull ? 'Guaranteed' : 'Burstable';
}
