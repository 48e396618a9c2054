import { cpuLimitCores } from '#sandbox/platform/container-limits.ts';
import { sample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';

/** What every running pod takes of its node, by the names of cAdvisor; pods without a CPU limit have no CFS periods. */
export function podCpuSamples({ cluster, cpu }: Scrape): readonly ScrapedSample[] {
  return cluster.store.list('pods').flatMap((pod) => {
    const { nodeName, containers } = pod.spec;
    const { app, run } = pod.metadata.labels ?? {};
    if (nodeName === undefined || pod.status?.phase !== 'Running') return [];
    const reading = cpu.read(pod.metadata.uid);
    const labels = {
      service: app ?? run ?? 'unknown',
      namespace: pod.metadata.namespace ?? '',
      pod: pod.metadata.name,
      container: containers[0]?.name ?? '',
    };
    const used = sample('container_cpu_usage_seconds_total', reading.usedSeconds, { ...labels, node: nodeName });
    if (cpuLimitCores(containers[0]) === null) return [used];
    return [
      used,
      sample('container_cpu_cfs_periods_total', reading.periods, labels),
      sample('container_cpu_cfs_throttled_periods_total', reading.throttledPeriods, labels),
    ];
  });
}
