import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { smoothstep } from './advance-service.ts';

/** Cores of every node. */
export const nodeCores = 8;

/** What the pods of each node would like to use, as a multiple of what the node has: above 1 they starve each other. */
export function nodeCpuDemand(pods: readonly Pod[], coresOf: (pod: Pod) => number): ReadonlyMap<string, number> {
  const demand = new Map<string, number>();
  for (const pod of pods) {
    const node = pod.spec.nodeName;
    if (node !== undefined) demand.set(node, (demand.get(node) ?? 0) + coresOf(pod) / nodeCores);
  }
  return demand;
}

const starvedWaitMs = 2600;

/** How long the slowest requests of a service wait because one of its pods gets too little of its node's CPU. */
export function starvationMs(pods: readonly Pod[], demand: ReadonlyMap<string, number>): number {
  const worst = Math.max(0, ...pods.map((pod) => demand.get(pod.spec.nodeName ?? '') ?? 0));
  return starvedWaitMs * smoothstep(1, 1.5, worst);
}
