import { identity, sample, steadySample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { ServiceSpec } from '#sandbox/platform/service-spec.ts';
import type { Labels, ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';

interface LockLabels {
  readonly shared: Labels;
  readonly exclusive: Labels;
}

const known = new WeakMap<ServiceSpec, LockLabels>();

/**
 * Locks and transactions in the database of every service by the names of postgres_exporter: `pg_locks_count` by mode,
 * and the age of the oldest transaction. A session that waits for a lock stands in line for it in its own mode.
 */
export function lockSamples({ model, services }: Scrape): readonly ScrapedSample[] {
  return services.flatMap((spec) => {
    const { waiting, longestTransactionSeconds } = model.signals.databaseLocks(spec.name);
    const { shared, exclusive } = labelsOf(spec);
    const holders = Math.round(model.state(spec.name).activeConnections * 0.3);
    return [
      steadySample('pg_locks_count', holders, shared),
      steadySample('pg_locks_count', waiting, exclusive),
      sample('pg_stat_activity_max_tx_duration', longestTransactionSeconds, { ...identity(spec), state: 'active' }),
    ];
  });
}

function labelsOf(spec: ServiceSpec): LockLabels {
  const labels = known.get(spec) ?? {
    shared: { ...identity(spec), mode: 'accesssharelock' },
    exclusive: { ...identity(spec), mode: 'accessexclusivelock' },
  };
  known.set(spec, labels);
  return labels;
}
