import type { KubernetesObject, ObjectRef } from '#domain/kubernetes-object.ts';
import type { Json } from '#domain/run.ts';
import { isWorkloadKind, readyPods, wantedPods } from './rollout-status.ts';

/** A workload as it is in the end: `replicas`, `ready_replicas`. Nothing for other kinds. */
export function workloadOutput(ref: ObjectRef): (object: KubernetesObject) => Readonly<Record<string, Json>> {
  const { kind } = ref;
  if (!isWorkloadKind(kind)) return () => ({});
  return (object) => ({ replicas: wantedPods(kind, object), ready_replicas: readyPods(kind, object) });
}

/** How many of a workload's pods are ready, in words; empty for other kinds. */
export function sayReady({ kind }: ObjectRef, object: KubernetesObject): string {
  return isWorkloadKind(kind) ? `${readyPods(kind, object)} of ${wantedPods(kind, object)} pods ready` : '';
}
