import { policyOf } from '#app/config.ts';
import { settingsSchema } from '#app/settings.ts';
import type { Policy } from '#incidents/policy.ts';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';

/**
 * The policy of an installation on the sandbox's platform: its service catalogue, and the units of its metrics. All
 * else is as Firebreak has it by default. `evidenceTimeoutMs` bounds what a judgement may wait for its evidence.
 */
export function examPolicy({ evidenceTimeoutMs }: Pick<Policy, 'evidenceTimeoutMs'>): Policy {
  const settings = settingsSchema.parse({
    services: Object.fromEntries(
      serviceCatalogue.map((service) => [
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
    evidence: { metrics },
  });
  return { ...policyOf(settings), evidenceTimeoutMs };
}

const requests = 'sum(rate(http_requests_total{service="{{ service }}"}[1m]))';

/** The sandbox measures durations in milliseconds. */
const metrics = {
  p99_latency: { query: 'http_request_duration_seconds{service="{{ service }}", quantile="0.99"}', unit: 'ms' },
  db_connections: { query: 'pg_stat_activity_count{service="{{ service }}"}', unit: 'count' },
  cpu_usage: { query: 'avg(container_cpu_usage_ratio{service="{{ service }}"})', unit: 'ratio' },
  requests_per_second: { query: requests, unit: 'per_second' },
  error_rate: {
    query: `sum(rate(http_requests_total{service="{{ service }}", code=~"5.."}[1m])) / ${requests}`,
    unit: 'ratio',
  },
};
