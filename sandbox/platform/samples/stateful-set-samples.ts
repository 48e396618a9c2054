import type { ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';
import { identity, sample, type Scrape } from '#sandbox/platform/scrape.ts';

/** The StatefulSets of the databases by the names of kube-state-metrics. */
export function statefulSetSamples({ cluster, services }: Scrape): readonly ScrapedSample[] {
  return services.flatMap((spec) => {
    const set = cluster.store.get('statefulsets.apps', spec.namespace, spec.name);
    if (!set) return [];
    const labels = { ...identity(spec), statefulset: spec.name };
    return [
      sample('kube_statefulset_replicas', set.spec.replicas, labels),
      sample('kube_statefulset_status_replicas', set.status?.replicas ?? 0, labels),
      sample('kube_statefulset_status_replicas_ready', set.status?.readyReplicas ?? 0, labels),
    ];
  });
}
