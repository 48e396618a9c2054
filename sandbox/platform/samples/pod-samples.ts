import { isPodReady, podRestartCount } from '#sandbox/kubernetes/pod-display.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { cpuLimitCores, memoryLimitMiB } from '#sandbox/platform/container-limits.ts';
import type { ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';
import { identity, podIdentity, sample, steadySample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { ServiceSpec } from '#sandbox/platform/service-spec.ts';

const mebibyte = 1024 * 1024;

/** The pods of the services by the names of kube-state-metrics, of cAdvisor, and of a blackbox probe of every ready pod. */
export function podSamples(scrape: Scrape): readonly ScrapedSample[] {
  return scrape.services.flatMap((spec) =>
    scrape.model
      .pods(spec.name)
      .flatMap((pod) => (pod.status?.phase === 'Failed' ? failedPodSamples(spec, pod) : samplesOf(scrape, spec, pod))),
  );
}

function failedPodSamples(spec: ServiceSpec, pod: Pod): readonly ScrapedSample[] {
  const reason = pod.status?.reason;
  if (reason === undefined) return [];
  return [sample('kube_pod_status_reason', 1, { ...identity(spec), pod: pod.metadata.name, reason })];
}

function samplesOf({ model }: Scrape, spec: ServiceSpec, pod: Pod): readonly ScrapedSample[] {
  const [container] = pod.status?.containerStatuses ?? [];
  const labels = podIdentity(spec, pod);
  const waiting = container?.state.waiting?.reason;
  const lastEnd = container?.lastState.terminated?.reason;
  const isRunning = container?.state.running !== undefined;
  return [
    steadySample('kube_pod_container_status_restarts_total', podRestartCount(pod), labels),
    steadySample('kube_pod_container_status_ready', container?.ready === true ? 1 : 0, labels),
    ...(waiting === undefined
      ? []
      : [sample('kube_pod_container_status_waiting_reason', 1, { ...labels, reason: waiting })]),
    ...(lastEnd === undefined
      ? []
      : [sample('kube_pod_container_status_last_terminated_reason', 1, { ...labels, reason: lastEnd })]),
    ...(isUnschedulable(pod) ? [steadySample('kube_pod_status_unschedulable', 1, labels)] : []),
    ...limitSamples(pod, labels),
    ...(isRunning
      ? [steadySample('container_memory_working_set_bytes', Math.round(model.memoryMiB(spec, pod) * mebibyte), labels)]
      : []),
    ...(isPodReady(pod) && pod.metadata.deletionTimestamp === undefined
      ? [sample('probe_success', model.hangs(spec.name, pod) ? 0 : 1, { ...identity(spec), pod: pod.metadata.name })]
      : []),
  ];
}

/** The scheduler finds no node for it. */
function isUnschedulable(pod: Pod): boolean {
  const verdict = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled');
  return verdict?.status === 'False' && verdict.reason === 'Unschedulable';
}

function limitSamples(pod: Pod, labels: Readonly<Record<string, string>>): readonly ScrapedSample[] {
  const memoryMiB = memoryLimitMiB(pod.spec.containers[0]);
  const cores = cpuLimitCores(pod.spec.containers[0]);
  return [
    ...(memoryMiB === null ? [] : [steadySample('container_spec_memory_limit_bytes', memoryMiB * mebibyte, labels)]),
    ...(cores === null
      ? []
      : [sample('kube_pod_container_resource_limits', cores, { ...labels, resource: 'cpu', unit: 'core' })]),
  ];
}
