import type { ContainerSpec, Pod, PodSpec, PodVolume } from '#sandbox/kubernetes/workload-objects.ts';
import { changePodSpec, containerOf, deployedContainer, deployedPodSpec, withContainer } from './change-container.ts';
import type { World } from './fault.ts';
import { livingPods } from './pods-of-service.ts';

/** A rollout that carries a fault: it is over when neither the Deployment nor any pod carries it any more. */
export interface FaultyRollout {
  readonly isIn: (pod: Pod) => boolean;
  /** Share of the given pods that carry it, 0 to 1. */
  readonly shareOf: (pods: readonly Pod[]) => number;
  readonly isOver: () => boolean;
  readonly repair: () => void;
}

/**
 * Rolls a changed container out. Whatever takes the change back heals, by whatever way: the pods that still carry it
 * are recognised by their own container and by nothing else.
 */
export function faultyRollout(
  world: World,
  service: string,
  rollout: {
    readonly change: (container: ContainerSpec) => ContainerSpec;
    /** What the changed container mounts, where it mounts something new. */
    readonly volume?: PodVolume;
    readonly isFaulty: (container: ContainerSpec) => boolean;
    readonly changeCause: string;
  },
): FaultyRollout {
  const before = deployedPodSpec(world, service);
  const added = rollout.volume === undefined ? [] : [rollout.volume];
  const change = (spec: PodSpec): PodSpec => ({
    ...withContainer(spec, rollout.change),
    ...(added.length === 0 ? {} : { volumes: [...(spec.volumes ?? []), ...added] }),
  });
  changePodSpec(world, service, change, rollout.changeCause);
  const carries = (container: ContainerSpec | undefined): boolean =>
    container !== undefined && rollout.isFaulty(container);
  const isIn = (pod: Pod): boolean => carries(containerOf(pod));
  return {
    isIn,
    shareOf: (pods) => (pods.length === 0 ? 0 : pods.filter(isIn).length / pods.length),
    isOver: () => !carries(deployedContainer(world, service)) && !livingPods(world, service).some(isIn),
    repair: () => {
      if (before && carries(deployedContainer(world, service))) {
        changePodSpec(world, service, () => before, 'repaired by hand');
      }
    },
  };
}
