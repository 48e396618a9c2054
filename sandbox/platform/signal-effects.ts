import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { CacheState, CallTrouble, DatabaseLocks } from './fault-signals.ts';
import type { ActiveFault } from './fault.ts';

/** What exporters show because of all faults that are at work. */
export interface SignalEffects {
  /** Share of a pod's file descriptors that are open, 0 to 1. */
  readonly openFileShare: (service: string, pod: Pod) => number;
  /** Share of its time that a pod spends collecting garbage, 0 to 1. */
  readonly gcPauseShare: (service: string, pod: Pod) => number;
  readonly databaseLocks: (service: string) => DatabaseLocks;
  /** Null for a cache that no fault touches. */
  readonly cache: (service: string) => CacheState | null;
  readonly clockOffsetSeconds: (node: string) => number;
  readonly packetLossShare: (node: string) => number;
  /** Null for calls that no fault touches. */
  readonly callTrouble: (caller: string, peer: string) => CallTrouble | null;
  readonly dnsFailureShare: () => number;
}

const usualOpenFiles = 0.07;
const usualGcShare = 0.012;
const usualLocks: DatabaseLocks = { waiting: 0, longestTransactionSeconds: 0.4 };
/** Chrony keeps a clock within some tens of microseconds. */
const usualOffsetSeconds = 0.000_03;

export function createSignalEffects(active: () => readonly ActiveFault[]): SignalEffects {
  const first = <T>(read: (fault: ActiveFault) => T | null | undefined): T | null => {
    for (const fault of active()) {
      const value = read(fault) ?? null;
      if (value !== null) return value;
    }
    return null;
  };
  const own = <T>(service: string, read: (fault: ActiveFault) => T | null | undefined): T | null =>
    first((fault) => (fault.service === service ? read(fault) : null));
  return {
    openFileShare: (service, pod) => own(service, (fault) => fault.openFileShare?.(pod)) ?? usualOpenFiles,
    gcPauseShare: (service, pod) => own(service, (fault) => fault.gcPauseShare?.(pod)) ?? usualGcShare,
    databaseLocks: (service) => first((fault) => fault.databaseLocks?.(service)) ?? usualLocks,
    cache: (service) => first((fault) => fault.cache?.(service)),
    clockOffsetSeconds: (node) => first((fault) => fault.clockOffsetSeconds?.(node)) ?? usualOffsetSeconds,
    packetLossShare: (node) => first((fault) => fault.packetLossShare?.(node)) ?? 0,
    callTrouble: (caller, peer) => first((fault) => fault.callTrouble?.(caller, peer)),
    dnsFailureShare: () => first((fault) => fault.dnsFailureShare?.()) ?? 0,
  };
}
