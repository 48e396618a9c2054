import type { NodeObject } from '#sandbox/kubernetes/workload-objects.ts';
import { sample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { Labels, ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';

const gibibyte = 1024 ** 3;
const diskBytes = 200 * gibibyte;
const watchedConditions = ['Ready', 'DiskPressure'] as const;

/** The nodes by the names of kube-state-metrics, and of node-exporter with the recording rule of its mixin. */
export function nodeSamples({ cluster, model }: Scrape): readonly ScrapedSample[] {
  const demand = model.nodeDemand();
  return cluster.store.list('nodes').flatMap((node) => {
    const { name } = node.metadata;
    const state: Labels = { service: 'kube-state-metrics', namespace: 'monitoring', node: name };
    const machine: Labels = { service: 'node-exporter', namespace: 'monitoring', node: name };
    const disk = { ...machine, mountpoint: '/' };
    return [
      ...watchedConditions.flatMap((type) => conditionSamples(node, type, state)),
      sample('kube_node_spec_unschedulable', node.spec.unschedulable === true ? 1 : 0, state),
      sample('instance:node_cpu_utilisation:rate1m', Math.min(1, demand.get(name) ?? 0), machine),
      sample('node_filesystem_size_bytes', diskBytes, disk),
      sample('node_filesystem_avail_bytes', Math.round(diskBytes * (1 - model.nodeDiskShare(name))), disk),
    ];
  });
}

function conditionSamples(node: NodeObject, type: string, labels: Labels): readonly ScrapedSample[] {
  const holds = node.status.conditions.find((condition) => condition.type === type)?.status ?? 'Unknown';
  return (['True', 'False', 'Unknown'] as const).map((status) =>
    sample('kube_node_status_condition', holds === status ? 1 : 0, {
      ...labels,
      condition: type,
      status: status.toLowerCase(),
    }),
  );
}
