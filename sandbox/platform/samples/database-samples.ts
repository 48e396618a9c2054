import type { ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';
import type { Model } from '#sandbox/platform/model.ts';
import { identity, sample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { ServiceSpec } from '#sandbox/platform/service-spec.ts';

/** The databases by the names of postgres_exporter, and their volumes by those of the kubelet. */
export function databaseSamples({ model, services }: Scrape): readonly ScrapedSample[] {
  return services.flatMap((spec) =>
    spec.database === undefined ? [] : samplesOf(model, spec, spec.database.maxConnections),
  );
}

function samplesOf(model: Model, spec: ServiceSpec, maxConnections: number): readonly ScrapedSample[] {
  const state = model.state(spec.name);
  const labels = identity(spec);
  const { '200': committed, '404': empty, '500': failed, '503': refused } = state.requestsByCode;
  return [
    sample('up', state.readyPods > 0 ? 1 : 0, labels),
    sample('pg_stat_activity_count', Math.round(state.activeConnections), labels),
    sample('pg_settings_max_connections', maxConnections, labels),
    sample('pg_stat_database_xact_commit', Math.floor(committed + empty), labels),
    sample('pg_stat_database_xact_rollback', Math.floor(failed + refused), labels),
    sample('service_latency_p99_milliseconds', state.p99Ms, labels),
    sample('container_cpu_usage_ratio', state.cpuRatio, labels),
    ...[...model.replicas(spec.name)].map(([pod, seconds]) =>
      sample('pg_replication_lag_seconds', Number(seconds.toFixed(2)), { ...labels, pod }),
    ),
    ...model.volumes(spec.name).flatMap(({ claim, capacityBytes, usedBytes }) => {
      const volume = { ...labels, persistentvolumeclaim: claim };
      return [
        sample('kubelet_volume_stats_capacity_bytes', capacityBytes, volume),
        sample('kubelet_volume_stats_used_bytes', usedBytes, volume),
        sample('kubelet_volume_stats_available_bytes', capacityBytes - usedBytes, volume),
      ];
    }),
  ];
}
