import type { AlertRule } from './alert-rule.ts';

const runbooks = 'https://runbooks.northwind.example';

/** What the platform alerts on. Thresholds and waits are short, so that a story unfolds while one is watching. */
export const alertRules: readonly AlertRule[] = [
  {
    alert: 'HighLatencyP99',
    expr: 'max by (namespace, service, tenant) (http_request_duration_seconds{quantile="0.99"}) > 2000',
    forMs: 2000,
    labels: { severity: 'critical' },
    annotations: {
      summary: 'p99 latency of {{ $labels.service }} is {{ printf "%.0f" $value }}ms',
      description:
        'The 99th percentile of request latency of {{ $labels.namespace }}/{{ $labels.service }} is {{ printf "%.0f" $value }}ms, above the objective of 2000ms.',
      runbook_url: `${runbooks}/high-latency`,
    },
  },
  {
    alert: 'DatabaseConnectionPoolNearlyExhausted',
    expr: 'pg_stat_activity_count / db_pool_connections_max > 0.9',
    forMs: 10_000,
    labels: { severity: 'warning' },
    annotations: {
      summary: '{{ $labels.service }} uses {{ $value | humanizePercentage }} of its database connections',
      description:
        'The connection pool of {{ $labels.namespace }}/{{ $labels.service }} is at {{ $value | humanizePercentage }}; requests wait for a connection.',
      runbook_url: `${runbooks}/connection-pool`,
    },
  },
  {
    alert: 'HighErrorRate',
    expr: 'sum by (namespace, service, tenant) (rate(http_requests_total{code=~"5.."}[30s])) / sum by (namespace, service, tenant) (rate(http_requests_total[30s])) > 0.05',
    forMs: 5000,
    labels: { severity: 'critical' },
    annotations: {
      summary: '{{ $labels.service }} fails {{ $value | humanizePercentage }} of its requests',
      description:
        '{{ $value | humanizePercentage }} of the requests to {{ $labels.namespace }}/{{ $labels.service }} in the last 30 seconds were answered 5xx.',
      runbook_url: `${runbooks}/high-error-rate`,
    },
  },
  {
    alert: 'ServiceDown',
    expr: 'up == 0',
    forMs: 3000,
    labels: { severity: 'critical' },
    annotations: {
      summary: '{{ $labels.service }} has no ready pod',
      description: 'No pod of {{ $labels.namespace }}/{{ $labels.service }} is ready; every request to it fails.',
      runbook_url: `${runbooks}/service-down`,
    },
  },
  {
    alert: 'KubePodCrashLooping',
    expr: 'max by (namespace, service, pod, container) (max_over_time(kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}[30s])) > 0',
    forMs: 2000,
    labels: { severity: 'warning' },
    annotations: {
      summary: 'Pod {{ $labels.pod }} is crash looping',
      description:
        'Pod {{ $labels.namespace }}/{{ $labels.pod }} ({{ $labels.container }}) is in waiting state (reason: "CrashLoopBackOff").',
      runbook_url: `${runbooks}/crash-looping`,
    },
  },
  {
    alert: 'ContainerOOMKilled',
    expr: 'increase(kube_pod_container_status_restarts_total[1m]) > 0 and on (namespace, service, pod, container) max_over_time(kube_pod_container_status_last_terminated_reason{reason="OOMKilled"}[1m]) == 1',
    forMs: 0,
    labels: { severity: 'warning' },
    annotations: {
      summary: 'Container {{ $labels.container }} in {{ $labels.pod }} was OOMKilled',
      description:
        'Container {{ $labels.container }} of pod {{ $labels.namespace }}/{{ $labels.pod }} went over its memory limit and was killed.',
      runbook_url: `${runbooks}/oom-killed`,
    },
  },
  {
    alert: 'ContainerMemoryNearLimit',
    expr: 'container_memory_working_set_bytes / container_spec_memory_limit_bytes > 0.9',
    forMs: 5000,
    labels: { severity: 'warning' },
    annotations: {
      summary: 'Pod {{ $labels.pod }} uses {{ $value | humanizePercentage }} of its memory limit',
      description:
        'The working set of {{ $labels.namespace }}/{{ $labels.pod }} is at {{ $value | humanizePercentage }} of its limit.',
      runbook_url: `${runbooks}/memory`,
    },
  },
  {
    alert: 'HighCPU',
    expr: 'container_cpu_usage_ratio > 0.9',
    forMs: 5000,
    labels: { severity: 'warning' },
    annotations: {
      summary: '{{ $labels.service }} uses {{ $value | humanizePercentage }} of its CPU',
      description:
        'The pods of {{ $labels.namespace }}/{{ $labels.service }} use {{ $value | humanizePercentage }} of their CPU on average.',
      runbook_url: `${runbooks}/cpu`,
    },
  },
  {
    alert: 'KubeDeploymentReplicasMismatch',
    expr: '(kube_deployment_spec_replicas - kube_deployment_status_replicas_available) > 0',
    forMs: 20_000,
    labels: { severity: 'warning' },
    annotations: {
      summary: 'Deployment {{ $labels.service }} lacks {{ printf "%.0f" $value }} replicas',
      description:
        'Deployment {{ $labels.namespace }}/{{ $labels.deployment }} has {{ printf "%.0f" $value }} fewer available replicas than it asks for.',
      runbook_url: `${runbooks}/replicas-mismatch`,
    },
  },
  {
    alert: 'KubeNodeNotReady',
    expr: 'kube_node_status_condition{condition="Ready",status="true"} == 0',
    forMs: 3000,
    labels: { severity: 'critical' },
    annotations: {
      summary: 'Node {{ $labels.node }} is not ready',
      description: '{{ $labels.node }} has been unready for more than a few seconds.',
      runbook_url: `${runbooks}/node-not-ready`,
    },
  },
];
