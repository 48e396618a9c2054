import type { FindingId } from '#ml/findings.ts';

/** What it means that a rule over a metric fires. */
export interface AlertMeaning {
  readonly finding: FindingId;
  /** A metric of the rule's expression. */
  readonly metric: RegExp;
  /** What its matchers or the alert's labels must say besides, as `key=value` in lower case. */
  readonly states?: RegExp;
}

/** By the metrics of the usual exporters; what a rule of latency or errors means is for the classification. */
export const alertMeanings: readonly AlertMeaning[] = [
  {
    finding: 'certificate_expiring',
    metric: /^(?:probe_ssl_earliest_cert_expiry|x509_cert_not_after|certmanager_certificate_expiration)/,
  },
  { finding: 'disk_nearly_full', metric: /^kubelet_volume_stats_(?:available|used)/ },
  { finding: 'node_disk_nearly_full', metric: /^node_filesystem_(?:avail|free)/ },
  {
    finding: 'containers_oom_killed',
    metric: /^kube_pod_container_status_(?:last_)?terminated_reason$/,
    states: /reason=oomkilled/,
  },
  { finding: 'containers_oom_killed', metric: /^container_oom_events_total$/ },
  {
    finding: 'image_pull_failing',
    metric: /^kube_pod_container_status_waiting/,
    states: /reason=(?:imagepullbackoff|errimagepull|invalidimagename)/,
  },
  {
    finding: 'container_config_error',
    metric: /^kube_pod_container_status_waiting/,
    states: /reason=createcontainer(?:config)?error/,
  },
  { finding: 'pods_crash_looping', metric: /^kube_pod_container_status_waiting/, states: /reason=crashloopbackoff/ },
  { finding: 'pods_unschedulable', metric: /^kube_pod_status_unschedulable$/ },
  { finding: 'pods_evicted', metric: /^kube_pod_status_reason$/, states: /reason=evicted/ },
  { finding: 'node_not_ready', metric: /^kube_node_status_condition$/, states: /condition=ready/ },
  { finding: 'node_disk_pressure', metric: /^kube_node_status_condition$/, states: /condition=diskpressure/ },
  { finding: 'hpa_at_maximum', metric: /^kube_h(?:orizontal)?p(?:od)?a(?:utoscaler)?_spec_max_replicas$/ },
  { finding: 'quota_fully_used', metric: /^kube_resourcequota$/ },
  { finding: 'job_failed', metric: /^kube_(?:job_(?:status_)?failed|cronjob_)/ },
  { finding: 'queue_lag_growing', metric: /^kafka_consumergroup_lag/ },
  { finding: 'replication_lag_high', metric: /^(?:pg_replication_lag|mysql_slave_status_seconds_behind)/ },
  {
    finding: 'database_pool_saturated',
    metric: /^(?:pg_settings_max_connections|hikaricp_connections|db_pool_connections_max)/,
  },
  { finding: 'long_transactions', metric: /^pg_stat_activity_max_tx_duration$/ },
  { finding: 'database_locks_waiting', metric: /^pg_locks_count$/ },
  { finding: 'cpu_throttled', metric: /^container_cpu_cfs_throttled/ },
  { finding: 'file_descriptors_exhausted', metric: /^process_(?:open|max)_fds$/ },
  { finding: 'gc_time_high', metric: /^(?:jvm|go|nodejs)_gc_/ },
  { finding: 'clock_off', metric: /^node_timex_/ },
  { finding: 'node_network_errors', metric: /^node_network_(?:receive|transmit)_(?:errs|drop)/ },
  { finding: 'tcp_retransmissions_high', metric: /^node_netstat_Tcp_RetransSegs$/ },
  { finding: 'dns_errors_high', metric: /^coredns_dns_response/ },
  { finding: 'cache_down', metric: /^(?:redis|memcached)_up$/ },
  { finding: 'cache_misses_high', metric: /^redis_keyspace_misses/ },
  { finding: 'outside_peer_rate_limiting', metric: /^http_client_requests?/, states: /code=429/ },
  { finding: 'retries_high', metric: /^http_client_retries_total$/ },
];
