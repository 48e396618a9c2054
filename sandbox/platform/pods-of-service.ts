import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { World } from './fault.ts';

/** The pods of a service that have not ended: an evicted pod that lies around is none of them. */
export function livingPods(world: World, service: string): readonly Pod[] {
  return world.pods(service).filter(({ status }) => status?.phase !== 'Failed' && status?.phase !== 'Succeeded');
}

/** The pods of a service that get requests: ready and not on their way out. */
export function servingPods(world: World, service: string): readonly Pod[] {
  return world.pods(service).filter((pod) => isPodReady(pod) && pod.metadata.deletionTimestamp === undefined);
}
