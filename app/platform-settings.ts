/** What a firebreak.yml says of a service, under the names of the sandbox's service catalogue. */
interface CataloguedService {
  readonly name: string;
  readonly tier: number;
  readonly namespace: string;
  readonly flow: string;
  readonly dependsOn: readonly { readonly service: string }[];
  readonly poolMax: number;
}

const requests = 'sum(rate(http_requests_total{service="{{ service }}"}[1m]))';

/** The services and metrics of the sandbox's platform, as the firebreak.yml of an installation on it would say them. */
export const platformSettings = (catalogue: readonly CataloguedService[]) => ({
  services: Object.fromEntries(
    catalogue.map((service) => [
      service.name,
      {
        tier: service.tier,
        namespace: service.namespace,
        flow: service.flow,
        depends_on: service.dependsOn.map((dependency) => dependency.service),
        vars: { pool_max: service.poolMax },
      },
    ]),
  ),
  evidence: {
    metrics: {
      // The sandbox measures durations in milliseconds, as the runbook that comes with Firebreak expects.
      p99_latency: { query: 'http_request_duration_seconds{service="{{ service }}", quantile="0.99"}', unit: 'ms' },
      db_connections: { query: 'pg_stat_activity_count{service="{{ service }}"}', unit: 'count' },
      cpu_usage: { query: 'avg(container_cpu_usage_ratio{service="{{ service }}"})', unit: 'ratio' },
      requests_per_second: { query: requests, unit: 'per_second' },
      error_rate: {
        query: `sum(rate(http_requests_total{service="{{ service }}", code=~"5.."}[1m])) / ${requests}`,
        unit: 'ratio',
      },
    },
  },
});
