import { z } from 'zod';
import { servedAlsoAs } from '#sandbox/kubernetes/define-resource.ts';
import { cpuUtilizationOf } from '#sandbox/kubernetes/hpa-metrics.ts';
import type { KubeDraft, KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { metadataShape } from '#sandbox/kubernetes/metadata-shape.ts';
import type { HorizontalPodAutoscaler, MetricSpec } from '#sandbox/kubernetes/policy-objects.ts';
import { autoscalerSpecFields, cpuMetric, horizontalPodAutoscalers } from './horizontal-pod-autoscalers.ts';

/** Where autoscaling/v1 keeps the metrics it has no field for, so that a change through it loses none. */
const metricsAnnotation = 'autoscaling.alpha.kubernetes.io/metrics';

/** autoscaling/v1: one CPU target in place of the list of metrics. */
export const horizontalPodAutoscalersV1 = servedAlsoAs(
  horizontalPodAutoscalers,
  {
    version: 'v1',
    shape: z.looseObject({
      metadata: metadataShape,
      spec: z.looseObject({ ...autoscalerSpecFields, targetCPUUtilizationPercentage: z.int().nullish() }).nullish(),
    }),
  },
  { toWire, fromWire },
);

function toWire(stored: KubeObject): KubeObject {
  const autoscaler = stored as HorizontalPodAutoscaler;
  const { metrics = [], ...spec } = autoscaler.spec;
  const cpu = metrics.find(isCpuUtilization);
  const others = metrics.filter((metric) => metric !== cpu);
  const { observedGeneration, currentReplicas = 0, desiredReplicas = 0, lastScaleTime } = autoscaler.status ?? {};
  const current = cpuUtilizationOf(autoscaler);
  const annotations = { ...stored.metadata.annotations, [metricsAnnotation]: JSON.stringify(others) };
  return {
    ...stored,
    metadata: others.length === 0 ? stored.metadata : { ...stored.metadata, annotations },
    spec: { ...spec, ...(cpu ? { targetCPUUtilizationPercentage: cpu.resource?.target.averageUtilization } : {}) },
    status: {
      ...(observedGeneration === undefined ? {} : { observedGeneration }),
      ...(lastScaleTime === undefined ? {} : { lastScaleTime }),
      currentReplicas,
      desiredReplicas,
      ...(current === null ? {} : { currentCPUUtilizationPercentage: current }),
    },
  };
}

function fromWire(draft: KubeDraft): KubeDraft {
  const { targetCPUUtilizationPercentage: target, ...spec } = (draft['spec'] ?? {}) as Record<string, unknown>;
  const { [metricsAnnotation]: kept, ...annotations } = draft.metadata.annotations ?? {};
  const metrics = [...(typeof target === 'number' ? [cpuMetric(target)] : []), ...parseMetrics(kept)];
  const metadata = kept === undefined ? draft.metadata : { ...draft.metadata, annotations };
  return { ...draft, metadata, spec: { ...spec, metrics } };
}

function isCpuUtilization(metric: MetricSpec): boolean {
  return metric.resource?.name === 'cpu' && metric.resource.target.averageUtilization !== undefined;
}

/** An annotation that somebody else has spoilt is ignored, as the real conversion does. */
function parseMetrics(text: string | undefined): readonly MetricSpec[] {
  if (text === undefined) return [];
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? (parsed as readonly MetricSpec[]) : [];
  } catch {
    return [];
  }
}
