/** What a finding asks, and which findings tell the same story. */
export interface FindingKind {
  readonly asks: string;
  /** Findings of one group are echoes of one fact: the posterior counts the loudest in full and the others for less. */
  readonly group: string;
}

/**
 * What evidence can show: every finding id with the question it answers. Collectors report a finding under one of these ids, present or
 * absent; causes weigh them. A finding that was not asked for, or whose source was down, is simply not there.
 */
export const findings = {
  latency_above_objective: {
    group: 'symptom',
    asks: 'Requests of the service take longer than its objective, or far longer than usual.',
  },
  error_rate_high: {
    group: 'symptom',
    asks: 'The share of failed requests of the service is above its objective, or far above what is usual.',
  },
  replicas_unavailable: { group: 'symptom', asks: 'Fewer replicas of the service are available than wanted.' },
  service_not_answering: { group: 'symptom', asks: 'Probes and scrapes of the service get no answer.' },
  pods_unready: { group: 'symptom', asks: 'Pods of the service run and are not ready.' },
  new_error_pattern: {
    group: 'symptom',
    asks: 'The service logs errors of a kind that it did not log in the hour before.',
  },
  several_services_affected: { group: 'symptom', asks: 'Alerts fire for other services too.' },
  pods_crash_looping: { group: 'crash', asks: 'Containers of the service wait in CrashLoopBackOff.' },
  pods_restarting: {
    group: 'crash',
    asks: 'Containers of the service restarted since shortly before the trouble began.',
  },
  liveness_kills: {
    group: 'probe',
    asks: 'The kubelet kills containers of the service because their liveness probe fails.',
  },
  probe_failing: { group: 'probe', asks: 'The kubelet reports that probes of the service fail.' },
  recent_rollout: {
    group: 'rollout',
    asks: 'A new version of the service was rolled out shortly before the trouble began.',
  },
  rollout_changed_image: { group: 'rollout', asks: 'That rollout brought another image.' },
  rollout_changed_configuration: {
    group: 'rollout_configuration',
    asks: 'That rollout changed environment variables, or which configuration is read.',
  },
  rollout_changed_resources: { group: 'rollout_resources', asks: 'That rollout changed requests or limits.' },
  memory_limit_lowered: { group: 'rollout_resources', asks: 'That rollout lowered a memory limit.' },
  rollout_changed_probes: { group: 'rollout_probes', asks: 'That rollout changed a probe.' },
  only_new_pods_fail: { group: 'rollout', asks: 'Pods of the new revision fail while those of the one before serve.' },
  rollout_stuck: { group: 'rollout', asks: 'The rollout of the service makes no progress.' },
  configuration_changed: {
    group: 'configuration',
    asks: 'A ConfigMap that the service reads changed shortly before the trouble began.',
  },
  container_config_error: {
    group: 'container_config',
    asks: 'Containers of the service cannot be made, because a Secret, a ConfigMap or a key is missing.',
  },
  log_configuration_error: { group: 'configuration_log', asks: 'The log speaks of missing or invalid configuration.' },
  image_pull_failing: { group: 'image', asks: 'Pods of the service cannot pull their image.' },
  containers_oom_killed: {
    group: 'memory',
    asks: 'Containers of the service were killed for exceeding their memory limit.',
  },
  memory_growing: {
    group: 'memory',
    asks: 'Memory of the service has grown steadily and would reach its limit within hours.',
  },
  memory_near_limit: { group: 'memory', asks: 'Memory of the service is close to its limit.' },
  gc_time_high: { group: 'garbage', asks: 'The service spends much of its time collecting garbage.' },
  log_heap_exhausted: { group: 'garbage', asks: 'The log says that the heap is exhausted.' },
  cpu_saturated: { group: 'cpu', asks: 'The service uses nearly all the CPU that it may.' },
  cpu_throttled: { group: 'cpu', asks: 'Containers of the service are held back by their CPU limit.' },
  cpu_fell: { group: 'hang', asks: 'The service uses far less CPU than usual.' },
  node_cpu_saturated: { group: 'node_cpu', asks: 'A node on which the service runs has no CPU to spare.' },
  neighbour_takes_node: {
    group: 'node_cpu',
    asks: 'A pod of something else takes most of the CPU of a node on which the service runs.',
  },
  traffic_above_baseline: { group: 'traffic', asks: 'The service receives far more requests than usual.' },
  traffic_below_baseline: { group: 'traffic_low', asks: 'The service receives far fewer requests than usual.' },
  hpa_at_maximum: { group: 'autoscaling', asks: 'The autoscaler of the service stands at its maximum.' },
  retries_high: {
    group: 'retries',
    asks: 'A large share of the calls to the service, or that it makes, are repetitions.',
  },
  database_pool_saturated: {
    group: 'pool',
    asks: 'Nearly all database connections of the service or of its database are in use.',
  },
  log_pool_exhausted: { group: 'pool', asks: 'The log says that no database connection could be had.' },
  database_locks_waiting: {
    group: 'locks',
    asks: 'Far more locks than usual are held or awaited in the database of the service.',
  },
  long_transactions: {
    group: 'locks',
    asks: 'A transaction in the database of the service has been open for very long.',
  },
  log_lock_wait: { group: 'locks', asks: 'The log speaks of deadlocks or of locks that could not be had in time.' },
  replication_lag_high: { group: 'replication', asks: 'A replica of the database is far behind its primary.' },
  log_authentication_failed: { group: 'credentials', asks: 'The log says that a password or token was refused.' },
  peer_refuses_credentials: {
    group: 'credentials',
    asks: 'Calls of the service to another one are refused as unauthorised.',
  },
  secret_changed: {
    group: 'secret',
    asks: 'A Secret that the service reads changed shortly before the trouble began.',
  },
  certificate_expiring: { group: 'certificate', asks: 'A certificate of the service has expired or is about to.' },
  log_certificate_invalid: {
    group: 'certificate',
    asks: 'The log says that a certificate has expired or is not yet valid.',
  },
  dns_errors_high: { group: 'dns', asks: 'The cluster answers an unusual share of name lookups with errors.' },
  log_name_not_resolved: { group: 'dns', asks: 'The log says that names could not be resolved.' },
  dns_pods_unready: { group: 'dns', asks: 'Pods of the cluster DNS are not ready.' },
  network_policy_changed: {
    group: 'network_policy',
    asks: 'A NetworkPolicy that applies to the service was made or changed shortly before the trouble began.',
  },
  log_connection_timeout: { group: 'connection', asks: 'The log says that connections or calls time out.' },
  log_connection_refused: { group: 'connection', asks: 'The log says that connections are refused.' },
  node_network_errors: { group: 'network', asks: 'A node on which the service runs loses or damages packets.' },
  tcp_retransmissions_high: {
    group: 'network',
    asks: 'A node on which the service runs repeats far more TCP segments than usual.',
  },
  clock_off: { group: 'clock', asks: 'The clock of a node is off.' },
  log_clock_skew: { group: 'clock', asks: 'The log speaks of times in the future or of clock skew.' },
  outside_peer_failing: { group: 'upstream', asks: 'Calls of the service to somebody outside the platform fail.' },
  outside_peer_slow: {
    group: 'upstream',
    asks: 'Calls of the service to somebody outside the platform take far longer than usual.',
  },
  outside_peer_rate_limiting: {
    group: 'rate_limit',
    asks: 'Somebody whom the service calls answers that it calls too often.',
  },
  log_rate_limited: { group: 'rate_limit', asks: 'The log says that calls are refused because there are too many.' },
  dependency_unhealthy: {
    group: 'dependency',
    asks: 'A service that this one calls, directly or through others, is measured failing or down.',
  },
  dependency_alerting: {
    group: 'dependency',
    asks: 'An alert fires for a service that this one calls, of which nothing could be measured.',
  },
  node_not_ready: { group: 'node', asks: 'A node on which the service runs is not ready.' },
  node_disk_pressure: { group: 'node_disk', asks: 'A node on which the service runs, or ran, is short of disk space.' },
  node_disk_nearly_full: { group: 'node_disk', asks: 'A filesystem of a node is nearly full.' },
  pods_evicted: { group: 'node_disk', asks: 'Pods of the service were evicted by their node.' },
  bad_pods_on_one_node: {
    group: 'one_node',
    asks: 'All failing pods of the service are on one node, and those elsewhere are well.',
  },
  siblings_share_node: { group: 'one_node', asks: 'Pods of other services fail on the same node.' },
  disk_nearly_full: { group: 'volume', asks: 'A volume of the service is nearly full.' },
  log_no_space: { group: 'volume', asks: 'The log says that there is no space left.' },
  volume_mount_failing: { group: 'mount', asks: 'A volume of the service cannot be attached or mounted.' },
  volume_claim_pending: { group: 'mount', asks: 'A volume claim of the service has no volume.' },
  pods_unschedulable: { group: 'scheduling', asks: 'Pods of the service fit on no node.' },
  quota_refuses_pods: { group: 'quota', asks: 'Pods of the service are not made because a quota forbids it.' },
  quota_fully_used: { group: 'quota', asks: 'A quota of the namespace is fully used.' },
  job_failed: { group: 'job', asks: 'A job of the service failed or missed its time.' },
  queue_lag_growing: { group: 'queue', asks: 'Messages wait for the service, and more than before.' },
  consumption_stalled: { group: 'queue', asks: 'The service takes no messages, although some wait.' },
  log_message_rejected: { group: 'poison', asks: 'The log says that a message could not be read or handled.' },
  same_message_repeats: { group: 'poison', asks: 'The log names one and the same message again and again.' },
  pods_ready_but_silent: { group: 'hang', asks: 'Pods of the service pass for ready and answer no request.' },
  log_threads_blocked: { group: 'hang', asks: 'The log says that threads or workers are blocked.' },
  cache_down: { group: 'cache', asks: 'A cache of the service is down.' },
  cache_misses_high: { group: 'cache', asks: 'Far more lookups than usual miss the cache.' },
  log_cache_unreachable: { group: 'cache', asks: 'The log says that the cache cannot be reached.' },
  file_descriptors_exhausted: {
    group: 'descriptors',
    asks: 'The service has nearly as many files and sockets open as it may.',
  },
  log_too_many_files: { group: 'descriptors', asks: 'The log says that too many files are open.' },
} as const satisfies Record<string, FindingKind>;

export type FindingId = keyof typeof findings;

/** Whether a finding's id is one of the table. */
export function isFindingId(id: string): id is FindingId {
  return Object.hasOwn(findings, id);
}
