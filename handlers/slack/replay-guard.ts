import type { Clock } from '#domain/clock.ts';
import { signatureWindowS } from './signature.ts';

export interface ReplayGuard {
  /** True the first time a signature is seen; false for the same bytes again while their timestamp is valid. */
  admit(signature: string): boolean;
  /** Serving the request failed, so the same bytes may come again. */
  forget(signature: string): void;
}

const capacity = 20_000;

/**
 * Keeps a request that somebody recorded from being played again within the five minutes that its signature is good
 * for. It knows one process only; between replicas, and after a restart, repeats are harmless because every use case
 * behind a gesture is idempotent.
 */
export function createReplayGuard(clock: Clock): ReplayGuard {
  const seen = new Map<string, number>();
  return {
    admit(signature) {
      const nowMs = clock.now().getTime();
      dropOld(seen, nowMs - 2 * signatureWindowS * 1000);
      if (seen.has(signature)) return false;
      seen.set(signature, nowMs);
      return true;
    },
    forget(signature) {
      seen.delete(signature);
    },
  };
}

/** Entries stand in the order of arrival, so the old ones are at the front. */
function dropOld(seen: Map<string, number>, beforeMs: number): void {
  for (const [signature, atMs] of seen) {
    if (atMs >= beforeMs && seen.size < capacity) return;
    seen.delete(signature);
  }
}
