import { identity, sample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';

/** The caches by the names of redis_exporter; `service` is the one that uses the cache. */
export function cacheSamples({ model, services }: Scrape): readonly ScrapedSample[] {
  return model.caches().flatMap(({ spec, isUp, hits, misses }) => {
    const owner = services.find(({ name }) => name === spec.service);
    if (!owner) return [];
    const labels = { ...identity(owner), instance: `${spec.name}:6379` };
    return [
      sample('redis_up', isUp ? 1 : 0, labels),
      sample('redis_keyspace_hits_total', Math.floor(hits), labels),
      sample('redis_keyspace_misses_total', Math.floor(misses), labels),
    ];
  });
}
