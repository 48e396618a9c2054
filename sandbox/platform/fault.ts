import type { FaultKind } from '#sandbox/contract.ts';
import type { PodBehaviour } from '#sandbox/kubernetes/controllers/pod-behaviour.ts';
import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { Pressure } from './pressure.ts';
import type { ServiceSpec } from './service-spec.ts';
import type { ServiceState } from './service-state.ts';

/** What a fault may look at and touch. */
export interface World {
  readonly cluster: Cluster;
  nowMs(): number;
  spec(service: string): ServiceSpec;
  state(service: string): ServiceState;
  /** The service's pods that are not terminating, and those that are. */
  pods(service: string): readonly Pod[];
}

/** A fault at work. It takes itself away once its remedy has been applied. */
export interface ActiveFault {
  readonly kind: string;
  readonly service: string;
  readonly sinceMs: number;
  pressure?(): Partial<Pressure>;
  /** How a pod behaves under it, or null for a pod it does not touch. */
  behaviour?(pod: Pod, runningForMs: number): Partial<PodBehaviour> | null;
  /** How fast a pod loses memory, in MiB per second. */
  memoryLeak?(pod: Pod): number;
  /** What the pods write to their logs because of it, about once a second. */
  logLine?(pod: Pod, state: ServiceState): string | null;
  /** Runs once a tick before the model moves. */
  step?(): void;
  isOver(): boolean;
  /** Takes it away as if somebody had repaired it by hand. */
  repair(): void;
}

export interface Fault {
  readonly kind: FaultKind;
  strike(world: World, service: string): ActiveFault;
}
