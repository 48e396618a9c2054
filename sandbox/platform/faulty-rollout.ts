import type { ContainerSpec, Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { changeContainer, containerOf, deployedContainer } from './change-container.ts';
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
    readonly isFaulty: (container: ContainerSpec) => boolean;
    readonly changeCause: string;
  },
): FaultyRollout {
  const before = deployedContainer(world, service);
  changeContainer(world, service, rollout.change, rollout.changeCause);
  const carries = (container: ContainerSpec | undefined): boolean =>
    container !== undefined && rollout.isFaulty(container);
  const isIn = (pod: Pod): boolean => carries(containerOf(pod));
  return {
    isIn,
    shareOf: (pods) => (pods.length === 0 ? 0 : pods.filter(isIn).length / pods.length),
    isOver: () => !carries(deployedContainer(world, service)) && !livingPods(world, service).some(isIn),
    repair: () => {
      if (before && carries(deployedContainer(world, service))) {
        changeContainer(world, service, () => before, 'repaired by hand');
      }
    },
  };
}
