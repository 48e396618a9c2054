import type { Cause } from './cause.ts';

export const dependencyDown: Cause = {
  id: 'dependency_down',
  title: 'Dependency down',
  namedBy: ['dependency_unhealthy', 'dependency_alerting'],
  description: 'A service or data store that this service calls fails, and the failure travels up.',
  looksLike:
    'Connection errors or timeouts to one upstream; the service itself has CPU, memory and replicas to spare; restarting it changes nothing.',
  priorByClass: {
    'application.dependency_failure': 0.36,
    'application.high_error_rate': 0.18,
    'data.datastore_down': 0.2,
    'data.pipeline_failure': 0.17,
    'application.high_latency': 0.11,
    'data.ingestion_delay': 0.1,
    'data.queue_backlog': 0.06,
    'application.service_down': 0.06,
    'application.job_failure': 0.05,
  },
  evidence: {
    dependency_unhealthy: { ratioIfPresent: 17, ratioIfAbsent: 0.16 },
    dependency_alerting: { ratioIfPresent: 4.5, ratioIfAbsent: 0.35 },
    log_connection_refused: { ratioIfPresent: 5.5, ratioIfAbsent: 0.6 },
    log_connection_timeout: { ratioIfPresent: 3.5, ratioIfAbsent: 0.72 },
    several_services_affected: { ratioIfPresent: 2.5, ratioIfAbsent: 0.53 },
    error_rate_high: { ratioIfPresent: 1.88, ratioIfAbsent: 0.42 },
    cpu_saturated: { ratioIfPresent: 0.71, ratioIfAbsent: 1.02 },
    recent_rollout: { ratioIfPresent: 0.53, ratioIfAbsent: 1.08 },
    outside_peer_failing: { ratioIfPresent: 1.33, ratioIfAbsent: 0.99 },
    network_policy_changed: { ratioIfPresent: 0.25, ratioIfAbsent: 1.02 },
  },
  remedies: ['dependency-failure-locate'],
  remedy: 'Mend the dependency: its own state says how. Restarting its callers changes nothing.',
};
