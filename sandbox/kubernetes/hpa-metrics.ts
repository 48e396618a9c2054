import type { HorizontalPodAutoscaler } from './policy-objects.ts';

interface CurrentMetric {
  readonly resource?: { readonly name?: string; readonly current?: { readonly averageUtilization?: number } };
}

/** The CPU utilisation the autoscaler aims at, in per cent of the requests; null where it does not look at CPU. */
export function cpuTargetOf(autoscaler: HorizontalPodAutoscaler): number | null {
  const cpu = (autoscaler.spec.metrics ?? []).find((metric) => metric.resource?.name === 'cpu');
  return cpu?.resource?.target.averageUtilization ?? null;
}

/** The CPU utilisation it saw last, in per cent of the requests. */
export function cpuUtilizationOf(autoscaler: HorizontalPodAutoscaler): number | null {
  // Only the controller writes this status, in this shape.
  const metrics = (autoscaler.status?.currentMetrics ?? []) as readonly CurrentMetric[];
  const cpu = metrics.find((metric) => metric.resource?.name === 'cpu');
  return cpu?.resource?.current?.averageUtilization ?? null;
}
