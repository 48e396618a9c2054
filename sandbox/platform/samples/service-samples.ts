import type { ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';
import type { Model } from '#sandbox/platform/model.ts';
import { identity, sample, steadySample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { ServiceSpec } from '#sandbox/platform/service-spec.ts';

/**
 * What the services say of themselves. `http_request_duration_seconds` is served in MILLISECONDS, against its name: the
 * runbooks that the product must run as written compare it with values like 1000 and 2000.
 */
export function serviceSamples({ model, services }: Scrape): readonly ScrapedSample[] {
  return services.filter((spec) => spec.database === undefined).flatMap((spec) => samplesOf(model, spec));
}

function samplesOf(model: Model, spec: ServiceSpec): readonly ScrapedSample[] {
  const state = model.state(spec.name);
  const labels = identity(spec);
  return [
    steadySample('up', state.readyPods > 0 ? 1 : 0, labels),
    steadySample('pg_stat_activity_count', Math.round(state.activeConnections), labels),
    steadySample('db_pool_connections_max', spec.poolMax, labels),
    steadySample('pg_settings_max_connections', spec.poolMax, labels),
    steadySample('db_pool_wait_seconds', state.poolWaitSeconds, labels),
    sample('http_request_duration_seconds', state.p50Ms, { ...labels, quantile: '0.5' }),
    sample('http_request_duration_seconds', state.p99Ms, { ...labels, quantile: '0.99' }),
    steadySample('service_latency_p99_milliseconds', state.p99Ms, labels),
    steadySample('container_cpu_usage_ratio', state.cpuRatio, labels),
    ...Object.entries(state.requestsByCode).map(([code, count]) =>
      sample('http_requests_total', Math.floor(count), { ...labels, code }),
    ),
  ];
}
