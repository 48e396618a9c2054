import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import { podRestartCount } from '#sandbox/kubernetes/pod-display.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { Labels, ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';
import type { Model } from './model.ts';
import type { ServiceSpec } from './service-spec.ts';

const mebibyte = 1024 * 1024;

/**
 * One scrape of the whole platform. `http_request_duration_seconds` is served in MILLISECONDS, against its name: the
 * runbooks that the product must run as written compare it with values like 1000 and 2000.
 */
export function collectSamples(
  model: Model,
  cluster: Cluster,
  services: readonly ServiceSpec[],
): readonly ScrapedSample[] {
  return [
    ...services.flatMap((spec) => [
      ...serviceSamples(model, spec),
      ...deploymentSamples(cluster, spec),
      ...model.pods(spec.name).flatMap((pod) => podSamples(model, spec, pod)),
    ]),
    ...nodeSamples(cluster),
  ];
}

function sample(name: string, value: number, labels: Labels): ScrapedSample {
  return { labels: { __name__: name, ...labels }, value };
}

function identity(spec: ServiceSpec): Labels {
  return {
    service: spec.name,
    namespace: spec.namespace,
    ...(spec.tenant === undefined ? {} : { tenant: spec.tenant }),
  };
}

function serviceSamples(model: Model, spec: ServiceSpec): readonly ScrapedSample[] {
  const state = model.state(spec.name);
  const labels = identity(spec);
  return [
    sample('up', state.readyPods > 0 ? 1 : 0, labels),
    sample('pg_stat_activity_count', Math.round(state.activeConnections), labels),
    sample('db_pool_connections_max', spec.poolMax, labels),
    sample('db_pool_wait_seconds', state.poolWaitSeconds, labels),
    sample('http_request_duration_seconds', state.p50Ms, { ...labels, quantile: '0.5' }),
    sample('http_request_duration_seconds', state.p99Ms, { ...labels, quantile: '0.99' }),
    sample('service_latency_p99_milliseconds', state.p99Ms, labels),
    sample('container_cpu_usage_ratio', state.cpuRatio, labels),
    ...Object.entries(state.requestsByCode).map(([code, count]) =>
      sample('http_requests_total', Math.floor(count), { ...labels, code }),
    ),
  ];
}

function deploymentSamples(cluster: Cluster, spec: ServiceSpec): readonly ScrapedSample[] {
  const deployment = cluster.store.get('deployments.apps', spec.namespace, spec.name);
  if (!deployment) return [];
  const labels = { ...identity(spec), deployment: spec.name };
  const { status } = deployment;
  return [
    sample('kube_deployment_spec_replicas', deployment.spec.replicas, labels),
    sample('kube_deployment_status_replicas', status?.replicas ?? 0, labels),
    sample('kube_deployment_status_replicas_available', status?.availableReplicas ?? 0, labels),
    sample('kube_deployment_status_replicas_updated', status?.updatedReplicas ?? 0, labels),
  ];
}

function podSamples(model: Model, spec: ServiceSpec, pod: Pod): readonly ScrapedSample[] {
  const [container] = pod.status?.containerStatuses ?? [];
  const labels = { ...identity(spec), pod: pod.metadata.name, container: spec.name };
  const waiting = container?.state.waiting?.reason;
  const lastEnd = container?.lastState.terminated?.reason;
  const isRunning = container?.state.running !== undefined;
  return [
    sample('kube_pod_container_status_restarts_total', podRestartCount(pod), labels),
    sample('kube_pod_container_status_ready', container?.ready === true ? 1 : 0, labels),
    ...(waiting === undefined
      ? []
      : [sample('kube_pod_container_status_waiting_reason', 1, { ...labels, reason: waiting })]),
    ...(lastEnd === undefined
      ? []
      : [sample('kube_pod_container_status_last_terminated_reason', 1, { ...labels, reason: lastEnd })]),
    ...(isRunning
      ? [
          sample('container_memory_working_set_bytes', Math.round(model.memoryMiB(spec, pod) * mebibyte), labels),
          sample('container_spec_memory_limit_bytes', spec.memoryLimitMiB * mebibyte, labels),
        ]
      : []),
  ];
}

function nodeSamples(cluster: Cluster): readonly ScrapedSample[] {
  return cluster.store.list('nodes').flatMap((node) => {
    const ready = node.status.conditions.find((condition) => condition.type === 'Ready')?.status ?? 'Unknown';
    return (['True', 'False', 'Unknown'] as const).map((status) =>
      sample('kube_node_status_condition', ready === status ? 1 : 0, {
        service: 'kube-state-metrics',
        namespace: 'monitoring',
        node: node.metadata.name,
        condition: 'Ready',
        status: status.toLowerCase(),
      }),
    );
  });
}
