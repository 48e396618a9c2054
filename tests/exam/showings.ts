/** One way in which the sandbox can show a cause. */
export interface Showing {
  /** The fault's id in the sandbox. */
  readonly fault: string;
  /** The id of the true cause in the catalogue of causes. */
  readonly cause: string;
  readonly seenFrom: 'struck' | 'caller';
  /** Another id that a responder would rightly give this very fault, with the reason. */
  readonly alsoRight?: { readonly cause: string; readonly why: string };
}

/** Every way in which a cause is shown. A fault whose look depends on who looks stands here once for each. */
export const showings: readonly Showing[] = [
  {
    fault: 'bad-rollout',
    cause: 'bad_rollout',
    seenFrom: 'struck',
    alsoRight: {
      cause: 'missing_secret_or_config',
      why: 'The new release wants a key that nobody has set: the release and the missing key are two halves of one story.',
    },
  },
  { fault: 'error-burst-after-release', cause: 'bad_rollout', seenFrom: 'struck' },
  { fault: 'config-map-broken', cause: 'bad_configuration', seenFrom: 'struck' },
  { fault: 'crash-looping-release', cause: 'bad_configuration', seenFrom: 'struck' },
  { fault: 'missing-secret', cause: 'missing_secret_or_config', seenFrom: 'struck' },
  { fault: 'bad-image', cause: 'image_pull_failure', seenFrom: 'struck' },
  { fault: 'memory-leak', cause: 'oom_after_deployment', seenFrom: 'struck' },
  { fault: 'memory-growth', cause: 'memory_leak', seenFrom: 'struck' },
  // Not a leak by the letter: the work has outgrown the limit. Memory grows without a rollout until it is full, all the same.
  { fault: 'memory-limit-too-low', cause: 'memory_leak', seenFrom: 'struck' },
  { fault: 'connection-pool-exhaustion', cause: 'connection_pool_exhaustion', seenFrom: 'struck' },
  { fault: 'database-lock-contention', cause: 'database_lock_contention', seenFrom: 'struck' },
  { fault: 'noisy-neighbour', cause: 'noisy_neighbour', seenFrom: 'struck' },
  { fault: 'node-not-ready', cause: 'node_failure', seenFrom: 'struck' },
  { fault: 'node-disk-pressure', cause: 'node_disk_pressure', seenFrom: 'struck' },
  { fault: 'evicted-pods', cause: 'node_disk_pressure', seenFrom: 'struck' },
  { fault: 'volume-filling', cause: 'volume_full', seenFrom: 'struck' },
  { fault: 'volume-mount-failure', cause: 'volume_mount_failure', seenFrom: 'struck' },
  { fault: 'dns-failure', cause: 'dns_failure', seenFrom: 'struck' },
  { fault: 'certificate-expired', cause: 'certificate_expired', seenFrom: 'struck' },
  { fault: 'certificate-expiring', cause: 'certificate_expired', seenFrom: 'struck' },
  { fault: 'expired-credentials', cause: 'expired_credentials', seenFrom: 'struck' },
  { fault: 'cpu-throttling', cause: 'cpu_throttling', seenFrom: 'struck' },
  {
    fault: 'hpa-at-maximum',
    cause: 'hpa_at_maximum',
    seenFrom: 'struck',
    alsoRight: {
      cause: 'traffic_spike',
      why: 'The fault is a crowd that the autoscaler may not follow: both name the same crowd.',
    },
  },
  { fault: 'rollout-stuck-on-quota', cause: 'quota_exceeded', seenFrom: 'struck' },
  { fault: 'unschedulable-pods', cause: 'unschedulable_pods', seenFrom: 'struck' },
  { fault: 'dependency-down', cause: 'dependency_down', seenFrom: 'caller' },
  { fault: 'dependency-down', cause: 'hung_process', seenFrom: 'struck' },
  { fault: 'hung-pod', cause: 'hung_process', seenFrom: 'struck' },
  { fault: 'dependency-slow', cause: 'upstream_provider', seenFrom: 'struck' },
  { fault: 'upstream-down', cause: 'upstream_provider', seenFrom: 'struck' },
  { fault: 'rate-limited', cause: 'rate_limited', seenFrom: 'struck' },
  { fault: 'traffic-spike', cause: 'traffic_spike', seenFrom: 'struck' },
  { fault: 'retry-storm', cause: 'retry_storm', seenFrom: 'struck' },
  { fault: 'replication-lag', cause: 'replication_lag', seenFrom: 'struck' },
  { fault: 'queue-backlog', cause: 'queue_backlog', seenFrom: 'struck' },
  { fault: 'poison-message', cause: 'poison_message', seenFrom: 'struck' },
  { fault: 'failed-cron-job', cause: 'job_failure', seenFrom: 'struck' },
  { fault: 'probe-misconfiguration', cause: 'probe_misconfiguration', seenFrom: 'struck' },
  { fault: 'network-policy', cause: 'network_policy', seenFrom: 'struck' },
  { fault: 'packet-loss', cause: 'packet_loss', seenFrom: 'struck' },
  { fault: 'clock-skew', cause: 'clock_skew', seenFrom: 'struck' },
  { fault: 'cache-loss', cause: 'cache_loss', seenFrom: 'struck' },
  { fault: 'file-descriptor-exhaustion', cause: 'file_descriptor_exhaustion', seenFrom: 'struck' },
  { fault: 'garbage-collection-pressure', cause: 'garbage_collection_pressure', seenFrom: 'struck' },
];

/** The causes that count as right for what was shown: the true one, and what the table accepts beside it. */
export function rightCauses(shown: { readonly fault: string; readonly cause: string }): ReadonlySet<string> {
  const showing = showings.find(({ fault, cause }) => fault === shown.fault && cause === shown.cause);
  return new Set([shown.cause, ...(showing?.alsoRight ? [showing.alsoRight.cause] : [])]);
}
