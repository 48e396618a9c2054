import type { PodBehaviour } from '#sandbox/kubernetes/controllers/pod-behaviour.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { ActiveFault } from './fault.ts';
import { createSignalEffects, type SignalEffects } from './signal-effects.ts';
import { combinePressure, noPressure, type Pressure } from './pressure.ts';

/** What all faults that are at work do together. */
export interface FaultEffects extends SignalEffects {
  readonly pressure: (service: string) => Pressure;
  /** What differs from the calm behaviour of a pod. */
  readonly behaviour: (service: string, pod: Pod, runningForMs: number) => Partial<PodBehaviour>;
  readonly addedMemoryMiB: (service: string, pod: Pod, runningForMs: number) => number;
  readonly hangs: (service: string, pod: Pod) => boolean;
  readonly arrivalFactor: (service: string) => number;
  readonly isStuckReplica: (service: string, pod: Pod) => boolean;
  readonly addedVolumeBytes: (service: string, claim: string) => number;
  readonly strayCpuCores: (pod: Pod) => number;
  /** Share of a node's disk in use, 0 to 1. */
  readonly nodeDiskShare: (node: string) => number;
  readonly failsCronJob: (cronJob: string) => boolean;
  readonly failsSyntheticCheck: (service: string) => boolean;
  /** The slowest that a fault makes a host, or null when none does. */
  readonly outsideCallSeconds: (host: string) => number | null;
}

const usualDiskShare = 0.41;

export function createFaultEffects(active: () => readonly ActiveFault[]): FaultEffects {
  const on = (service: string): readonly ActiveFault[] => active().filter((fault) => fault.service === service);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  return {
    ...createSignalEffects(active),
    pressure: (service) =>
      active()
        .map((fault) => (fault.service === service ? fault.pressure?.() : fault.pressureOn?.(service)) ?? {})
        .reduce<Pressure>(combinePressure, noPressure),
    behaviour: (service, pod, runningForMs) =>
      Object.assign(
        {},
        ...on(service).map((fault) => fault.behaviour?.(pod, runningForMs) ?? {}),
      ) as Partial<PodBehaviour>,
    addedMemoryMiB: (service, pod, runningForMs) =>
      sum(on(service).map((fault) => fault.addedMemoryMiB?.(pod, runningForMs) ?? 0)),
    hangs: (service, pod) => on(service).some((fault) => fault.hangs?.(pod) === true),
    arrivalFactor: (service) => on(service).reduce((factor, fault) => factor * (fault.arrivalFactor?.() ?? 1), 1),
    isStuckReplica: (service, pod) => on(service).some((fault) => fault.isStuckReplica?.(pod) === true),
    addedVolumeBytes: (service, claim) => sum(on(service).map((fault) => fault.addedVolumeBytes?.(claim) ?? 0)),
    strayCpuCores: (pod) => sum(active().map((fault) => fault.strayCpuCores?.(pod) ?? 0)),
    nodeDiskShare: (node) => Math.max(usualDiskShare, ...active().map((fault) => fault.nodeDiskShare?.(node) ?? 0)),
    failsCronJob: (cronJob) => active().some((fault) => fault.failsCronJob?.(cronJob) === true),
    failsSyntheticCheck: (service) => on(service).some((fault) => fault.failsSyntheticCheck?.() === true),
    outsideCallSeconds: (host) => {
      const seconds = active().flatMap((fault) => fault.outsideCallSeconds?.(host) ?? []);
      return seconds.length === 0 ? null : Math.max(...seconds);
    },
  };
}
