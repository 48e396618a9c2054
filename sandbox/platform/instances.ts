import type { World } from './fault.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';

/** One run of the program in a pod: a restarted container is another instance of the same pod. */
export function instanceOf(world: World, pod: Pod): string {
  return `${pod.metadata.uid}#${world.cluster.kubelet.runNumber(pod.metadata.uid)}`;
}

/** How many of the struck instances are still there; terminating ones still hold what they hold. */
export function survivors(world: World, service: string, struck: ReadonlySet<string>): number {
  return world.pods(service).filter((pod) => struck.has(instanceOf(world, pod))).length;
}

export function currentInstances(world: World, service: string): ReadonlySet<string> {
  return new Set(world.pods(service).map((pod) => instanceOf(world, pod)));
}
