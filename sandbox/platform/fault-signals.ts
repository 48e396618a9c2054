import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';

/** What a fault shows in exporters beside the traffic of services. Null: it does not touch that. */
export interface FaultSignals {
  /** Share of a pod's file descriptors that are open because of it, 0 to 1. */
  openFileShare?(pod: Pod): number | null;
  /** Share of its time that a pod spends collecting garbage, 0 to 1. */
  gcPauseShare?(pod: Pod): number | null;
  /** What waits in the database of a service. */
  databaseLocks?(service: string): DatabaseLocks | null;
  /** The cache of a service. */
  cache?(service: string): CacheState | null;
  /** How far a node's clock is ahead, in seconds. */
  clockOffsetSeconds?(node: string): number | null;
  /** Share of its packets that a node loses, 0 to 1. */
  packetLossShare?(node: string): number | null;
  /** How the calls from one service to another, or to a host outside, go wrong. */
  callTrouble?(caller: string, peer: string): CallTrouble | null;
  /** Share of the cluster's DNS queries that fail, 0 to 1. */
  dnsFailureShare?(): number | null;
}

export interface DatabaseLocks {
  /** Sessions that wait for a lock. */
  readonly waiting: number;
  readonly longestTransactionSeconds: number;
}

export interface CacheState {
  readonly isUp: boolean;
  /** Share of the lookups that find what they look for, 0 to 1. */
  readonly hitShare: number;
}

export interface CallTrouble {
  /** Share of the calls that fail because of it, 0 to 1. */
  readonly failedShare: number;
  /** What the caller counts for such a call; its sidecar answers 503 for a peer out of reach and 504 for a silent one. */
  readonly code: CallCode;
  /** Attempts made again, for every call. */
  readonly retriesPerCall?: number;
  readonly slowSeconds?: number;
}

export type CallCode = '401' | '429' | '500' | '503' | '504';
