import type { Policy } from '#incidents/policy.ts';

/** What is looked up of the sandbox's services; its durations are in milliseconds. */
export const sandboxMetrics: Policy['metrics'] = {
  p99_latency: { query: 'http_request_duration_seconds{service="{{ service }}", quantile="0.99"}', unit: 'ms' },
  db_connections: { query: 'pg_stat_activity_count{service="{{ service }}"}', unit: 'count' },
  cpu_usage: { query: 'avg(container_cpu_usage_ratio{service="{{ service }}"})', unit: 'ratio' },
};

/** The catalogue's entry of the service that the faults strike. */
export const claimsApi: Policy['services'] = {
  'claims-api': { tier: 1, flow: 'claims', tenants: 3, dependsOn: ['eligibility', 'auth'], vars: { pool_max: 100 } },
};
