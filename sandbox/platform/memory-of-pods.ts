import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { memoryLimitMiB } from './container-limits.ts';
import type { FaultEffects } from './fault-effects.ts';
import { podMemoryMiB } from './pod-memory.ts';
import type { ServiceSpec } from './service-spec.ts';

/** What the pods of services hold in memory, in MiB. */
export interface MemoryOfPods {
  readonly now: (spec: ServiceSpec, pod: Pod) => number;
  /** Share of its limit, 0 to 1; 0 for a pod without a limit. */
  readonly ratio: (spec: ServiceSpec, pod: Pod) => number;
  /** Whether a pod that has run for so long is at its limit. */
  readonly isFull: (spec: ServiceSpec, pod: Pod, ranMs: number) => boolean;
}

export function createMemoryOfPods(parts: {
  readonly cluster: () => Cluster;
  readonly effects: FaultEffects;
  readonly nowMs: () => number;
}): MemoryOfPods {
  const limitOf = (pod: Pod): number | null => memoryLimitMiB(pod.spec.containers[0]);
  const after = (spec: ServiceSpec, pod: Pod, ranMs: number): number =>
    podMemoryMiB({
      usualMiB: spec.memoryMiB,
      limitMiB: limitOf(pod),
      ranMs,
      addedMiB: parts.effects.addedMemoryMiB(spec.name, pod, ranMs),
    });
  const now = (spec: ServiceSpec, pod: Pod): number => {
    const since = parts.cluster().kubelet.runningSince(pod.metadata.uid);
    return after(spec, pod, since === null ? 0 : parts.nowMs() - since);
  };
  return {
    now,
    ratio: (spec, pod) => now(spec, pod) / (limitOf(pod) ?? Number.POSITIVE_INFINITY),
    isFull: (spec, pod, ranMs) => after(spec, pod, ranMs) >= (limitOf(pod) ?? Number.POSITIVE_INFINITY),
  };
}
