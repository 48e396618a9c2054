import { cacheCatalogue, type CacheSpec } from './cache-catalogue.ts';
import type { CacheState } from './fault-signals.ts';

/** A cache as redis_exporter shows it. */
export interface CacheReading {
  readonly spec: CacheSpec;
  readonly isUp: boolean;
  readonly hits: number;
  readonly misses: number;
}

export interface CacheMeter {
  step(dtMs: number, facts: CacheFacts): void;
  readonly list: () => readonly CacheReading[];
}

export interface CacheFacts {
  readonly requestsPerSecond: (service: string) => number;
  /** What a fault makes of a cache, or null where none does. */
  readonly troubled: (service: string) => CacheState | null;
}

/** Counts what the caches are asked. A cache that is down counts nothing. */
export function createCacheMeter(): CacheMeter {
  let readings: readonly CacheReading[] = cacheCatalogue.map((spec) => ({ spec, isUp: true, hits: 0, misses: 0 }));
  return {
    step(dtMs, facts) {
      readings = readings.map(({ spec, hits, misses }) => {
        const { isUp, hitShare } = facts.troubled(spec.service) ?? { isUp: true, hitShare: spec.usualHitShare };
        const asked = isUp ? (facts.requestsPerSecond(spec.service) * spec.lookupsPerRequest * dtMs) / 1000 : 0;
        return { spec, isUp, hits: hits + asked * hitShare, misses: misses + asked * (1 - hitShare) };
      });
    },
    list: () => readings,
  };
}
