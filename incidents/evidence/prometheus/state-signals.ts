import { ofPods, own, type MetricScope } from './metric-scope.ts';
import { anyOf } from './promql-text.ts';
import type { MetricSignal } from './metric-signal.ts';

/**
 * What kube-state-metrics says of the service's pods: the same that the cluster's own API tells, for when that cannot be asked.
 * https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics
 */
export const stateSignals: readonly MetricSignal[] = [
  counted('pods_crash_looping', 'crash-loop', (scope) => waiting(scope, ['CrashLoopBackOff'])),
  counted('image_pull_failing', 'cannot pull their image', (scope) =>
    waiting(scope, ['ImagePullBackOff', 'ErrImagePull', 'InvalidImageName']),
  ),
  counted('container_config_error', 'cannot be made', (scope) =>
    waiting(scope, ['CreateContainerConfigError', 'CreateContainerError']),
  ),
  counted(
    'containers_oom_killed',
    'were killed for memory',
    (scope) =>
      `${ofPods(scope, 'kube_pod_container_status_last_terminated_reason', 0, undefined, 'reason="OOMKilled"')} and on (pod, container) (${restarts(scope)} > 0)`,
  ),
  counted('pods_unschedulable', 'fit on no node', (scope) => ofPods(scope, 'kube_pod_status_unschedulable')),
  counted('pods_evicted', 'were evicted', (scope) =>
    ofPods(scope, 'kube_pod_status_reason', 0, undefined, 'reason="Evicted"'),
  ),
  counted('pods_restarting', 'restarted lately', (scope) => `${restarts(scope)} > 0`),
  {
    finding: 'replicas_unavailable',
    ask: (scope) =>
      `sum(${own(scope, 'kube_deployment_spec_replicas')}) - sum(${own(scope, 'kube_deployment_status_replicas_available')})`,
    judge: ({ value }) => ({
      present: value > 0,
      text: value > 0 ? `${value} replicas are missing` : 'all replicas are available',
    }),
  },
  condition('node_not_ready', 'not ready', 'condition="Ready",status=~"false|unknown"'),
  condition('node_disk_pressure', 'under disk pressure', 'condition="DiskPressure",status="true"'),
];

/** Counts what is so; no series at all is none, as long as the pods are known. */
function counted(finding: MetricSignal['finding'], what: string, ask: (scope: MetricScope) => string): MetricSignal {
  return {
    finding,
    ask: (scope) =>
      `count(${ask(scope)} > 0) or 0 * count(${ofPods(scope, 'kube_pod_container_status_restarts_total')})`,
    judge: ({ value }) => ({
      present: value > 0,
      text: value > 0 ? `${value} containers or pods ${what}` : `no containers or pods ${what}`,
    }),
  };
}

function condition(finding: MetricSignal['finding'], what: string, matchers: string): MetricSignal {
  return {
    finding,
    ask: ({ nodes }) =>
      nodes.length === 0 ? null : `max by (node) (kube_node_status_condition{node=~${anyOf(nodes)},${matchers}})`,
    judge: ({ series }) => {
      const found = series.filter(({ value }) => value > 0).map(({ labels }) => labels['node'] ?? 'a node');
      return {
        present: found.length > 0,
        text: found.length > 0 ? `nodes ${what}: ${found.join(', ')}` : `none of ${series.length} nodes is ${what}`,
        subject: found[0],
      };
    },
  };
}

function waiting(scope: MetricScope, reasons: readonly string[]): string {
  return ofPods(scope, 'kube_pod_container_status_waiting_reason', 0, undefined, `reason=~${anyOf(reasons)}`);
}

function restarts(scope: MetricScope): string {
  return ofPods(scope, 'kube_pod_container_status_restarts_total', 0, (selector) => `increase(${selector}[20m])`);
}
