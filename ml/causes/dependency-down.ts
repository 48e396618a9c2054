import type { Cause } from './cause.ts';

export const dependencyDown: Cause = {
  id: 'dependency_down',
  title: 'A dependency is down',
  description: 'A service, data store or provider that this service calls fails, and the failure travels up.',
  looksLike:
    'Connection errors or timeouts to one upstream; the service itself has CPU, memory and replicas to spare; restarting it changes nothing.',
  priorByClass: {
    'application.dependency_failure': 0.7,
    'application.high_error_rate': 0.25,
    'application.high_latency': 0.15,
    'data.datastore_down': 0.2,
    'data.pipeline_failure': 0.2,
    'data.queue_backlog': 0.15,
  },
  evidence: {
    dependency_unhealthy: { ratioIfPresent: 15, ratioIfAbsent: 0.08 },
    error_rate_high: { ratioIfPresent: 1.5, ratioIfAbsent: 0.7 },
    cpu_saturated: { ratioIfPresent: 0.5, ratioIfAbsent: 1.1 },
    recent_rollout: { ratioIfPresent: 0.6, ratioIfAbsent: 1.1 },
  },
  remedies: ['dependency-slow-switch-off', 'dependency-failure-locate'],
};
