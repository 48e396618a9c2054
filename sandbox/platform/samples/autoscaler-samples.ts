import type { HorizontalPodAutoscaler } from '#sandbox/kubernetes/policy-objects.ts';
import { sample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { Labels, ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';

/** The HorizontalPodAutoscalers by the names of kube-state-metrics; `service` is what they scale. */
export function autoscalerSamples({ cluster }: Scrape): readonly ScrapedSample[] {
  return cluster.store.list('horizontalpodautoscalers.autoscaling').flatMap((autoscaler) => {
    const { metadata, spec, status } = autoscaler;
    const labels = {
      service: spec.scaleTargetRef.name,
      namespace: metadata.namespace ?? '',
      horizontalpodautoscaler: metadata.name,
    };
    return [
      sample('kube_horizontalpodautoscaler_spec_min_replicas', spec.minReplicas, labels),
      sample('kube_horizontalpodautoscaler_spec_max_replicas', spec.maxReplicas, labels),
      sample('kube_horizontalpodautoscaler_status_current_replicas', status?.currentReplicas ?? 0, labels),
      sample('kube_horizontalpodautoscaler_status_desired_replicas', status?.desiredReplicas ?? 0, labels),
      ...metricSamples(autoscaler, labels),
    ];
  });
}

/** What it aims at and what it measures, in per cent of the CPU that the pods request. */
function metricSamples({ spec, status }: HorizontalPodAutoscaler, identity: Labels): readonly ScrapedSample[] {
  const labels = { ...identity, metric_name: 'cpu', metric_target_type: 'utilization' };
  const target = spec.metrics?.find(({ resource }) => resource?.name === 'cpu')?.resource?.target.averageUtilization;
  const [current] = (status?.currentMetrics ?? []) as readonly CurrentMetric[];
  const measured = current?.resource?.current.averageUtilization;
  return [
    ...(target === undefined ? [] : [sample('kube_horizontalpodautoscaler_spec_target_metric', target, labels)]),
    ...(measured === undefined ? [] : [sample('kube_horizontalpodautoscaler_status_target_metric', measured, labels)]),
  ];
}

/** As autoscaling/v2 spells an entry of `status.currentMetrics`. */
interface CurrentMetric {
  readonly resource?: { readonly current: { readonly averageUtilization?: number } };
}
