import type { FaultKind } from '#sandbox/contract.ts';
import type { PodBehaviour } from '#sandbox/kubernetes/controllers/pod-behaviour.ts';
import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { FaultSignals } from './fault-signals.ts';
import type { VolumeUse } from './data-flow.ts';
import type { Pressure } from './pressure.ts';
import type { ServiceSpec } from './service-spec.ts';
import type { ServiceState } from './service-state.ts';
import type { Surroundings } from './surroundings.ts';
import type { Variety } from './variety.ts';

/** What a fault may look at and touch. */
export interface World extends Surroundings {
  readonly cluster: Cluster;
  /** How hard it strikes this time. */
  readonly variety: Variety;
  nowMs(): number;
  spec(service: string): ServiceSpec;
  state(service: string): ServiceState;
  /** The service's pods that are not terminating, and those that are. */
  pods(service: string): readonly Pod[];
  /** Who calls the service, and for what share of their own requests. */
  callers(service: string): readonly { readonly service: string; readonly weight: number }[];
  /** Messages that wait for the service. */
  lag(service: string): number;
  /** Seconds that each replica of a database is behind its primary, by pod name. */
  replicas(service: string): ReadonlyMap<string, number>;
  volumes(service: string): readonly VolumeUse[];
}

/** A fault at work. It takes itself away once its remedy has been applied. */
export interface ActiveFault extends FaultSignals {
  readonly kind: string;
  readonly service: string;
  readonly sinceMs: number;
  pressure?(): Partial<Pressure>;
  /** What it does to another service, or null for one that it does not touch. */
  pressureOn?(service: string): Partial<Pressure> | null;
  /** How a pod of the service behaves under it, or null for a pod it does not touch. */
  behaviour?(pod: Pod, runningForMs: number): Partial<PodBehaviour> | null;
  /** What a pod of the service holds in memory because of it, in MiB. */
  addedMemoryMiB?(pod: Pod, runningForMs: number): number;
  /** Whether a pod accepts connections, passes its readiness probe, and yet never answers. */
  hangs?(pod: Pod): boolean;
  /** How many times the usual number of messages arrive for the service. */
  arrivalFactor?(): number;
  /** Whether a replica of the database has stopped following its primary. */
  isStuckReplica?(pod: Pod): boolean;
  /** What is written to a volume of the service because of it, in bytes. */
  addedVolumeBytes?(claim: string): number;
  /** The CPU cores that a pod of nobody's service would like to use, or null for a pod it does not know. */
  strayCpuCores?(pod: Pod): number | null;
  /** The share of a node's disk that is used because of it, or null for a node it does not touch. */
  nodeDiskShare?(node: string): number | null;
  /** Whether a run of this cron job fails now. */
  failsCronJob?(cronJob: string): boolean;
  /** Seconds that calls to this host outside the platform take, or null where it does not slow them. */
  outsideCallSeconds?(host: string): number | null;
  /** Whether the check of the service from outside fails now. */
  failsSyntheticCheck?(): boolean;
  /** What the pods write to their logs because of it, about once a second. */
  logLine?(pod: Pod, state: ServiceState): string | null;
  /** What the pods of another service write because of it, about once a second. */
  logLineOn?(service: string, pod: Pod): string | null;
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
