/**
 * What evidence can show: every finding id with the question it answers. Collectors report a finding under one of these ids, present or
 * absent; causes weigh them. A finding that was not asked for, or whose source was down, is simply not there.
 */
export const findings = {
  database_pool_saturated: 'Nearly all database connections of the service or of its database are in use.',
  latency_above_objective: 'Request latency of the service is above its objective.',
  error_rate_high: 'The share of failed requests of the service is above its objective.',
  traffic_above_baseline: 'The service receives far more requests than at the same time of other days.',
  recent_rollout: 'A new version of the service was rolled out shortly before the trouble began.',
  containers_oom_killed: 'Containers of the service were killed for exceeding their memory limit.',
  memory_growing: 'Memory of the service has grown steadily since its pods started.',
  pods_crash_looping: 'Pods of the service wait in CrashLoopBackOff.',
  pods_restarting: 'Containers of the service restarted since the trouble began.',
  replicas_unavailable: 'Fewer replicas of the service are available than wanted.',
  image_pull_failing: 'Pods of the service cannot pull their image.',
  cpu_saturated: 'The service or its node uses nearly all the CPU it has.',
  cpu_throttled: 'Containers of the service are held back by their CPU limit.',
  dependency_unhealthy: 'A service that this one calls is failing or down.',
  node_not_ready: 'A node on which the service runs is not ready.',
  disk_nearly_full: 'A volume or filesystem that the service writes to is nearly full.',
  certificate_expiring: 'A certificate of the service has expired or is about to.',
  job_failed: 'A job of the service failed or missed its time.',
} as const;

export type FindingId = keyof typeof findings;

/** Whether a finding's id is one of the table. */
export function isFindingId(id: string): id is FindingId {
  return Object.hasOwn(findings, id);
}
