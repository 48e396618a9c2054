import { z } from 'zod';
import { ageColumn, nameColumn } from '#sandbox/kubernetes/columns.ts';
import { defineResource, statusOf } from '#sandbox/kubernetes/define-resource.ts';
import { invalidValue, required } from '#sandbox/kubernetes/field-problems.ts';
import { cpuUtilizationOf, cpuTargetOf } from '#sandbox/kubernetes/hpa-metrics.ts';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { metadataShape } from '#sandbox/kubernetes/metadata-shape.ts';
import type { HorizontalPodAutoscaler, MetricSpec } from '#sandbox/kubernetes/policy-objects.ts';
import type { StatusCause } from '#sandbox/kubernetes/status-error.ts';

type Spec = HorizontalPodAutoscaler['spec'];

const asAutoscaler = (object: KubeObject): HorizontalPodAutoscaler => object as HorizontalPodAutoscaler;
const metricShape = z.looseObject({
  type: z.string(),
  resource: z
    .looseObject({
      name: z.string(),
      target: z.looseObject({ type: z.string(), averageUtilization: z.int().nullish() }),
    })
    .nullish(),
});

/** Shared by both versions; each adds its own way to say what is measured. */
export const autoscalerSpecFields = {
  minReplicas: z.int().nullish(),
  maxReplicas: z.int().nullish(),
  scaleTargetRef: z
    .looseObject({ kind: z.string().nullish(), name: z.string().nullish(), apiVersion: z.string().nullish() })
    .nullish(),
} as const;

/** Stored as autoscaling/v2 spells it. */
export const horizontalPodAutoscalers = defineResource({
  group: 'autoscaling',
  version: 'v2',
  plural: 'horizontalpodautoscalers',
  kind: 'HorizontalPodAutoscaler',
  shortNames: ['hpa'],
  inCategoryAll: true,
  subresources: [statusOf('HorizontalPodAutoscaler')],
  columns: [
    nameColumn,
    { name: 'Reference', type: 'string', priority: 0, cell: referenceText },
    { name: 'Targets', type: 'string', priority: 0, cell: targetText },
    { name: 'MinPods', type: 'string', priority: 0, cell: (object) => String(asAutoscaler(object).spec.minReplicas) },
    { name: 'MaxPods', type: 'integer', priority: 0, cell: (object) => asAutoscaler(object).spec.maxReplicas },
    {
      name: 'Replicas',
      type: 'integer',
      priority: 0,
      cell: (object) => asAutoscaler(object).status?.currentReplicas ?? 0,
    },
    ageColumn,
  ],
  shape: z.looseObject({
    metadata: metadataShape,
    spec: z.looseObject({ ...autoscalerSpecFields, metrics: z.array(metricShape).nullish() }).nullish(),
  }),
  withDefaults: (draft) => ({
    ...draft,
    spec: specWithDefaults(draft['spec'] as Partial<Spec> | undefined),
    status: draft['status'] ?? { desiredReplicas: 0 },
  }),
  problems: (draft) => {
    const spec = draft['spec'] as Spec;
    return [...boundProblems(spec), ...targetProblems(spec), ...(spec.metrics ?? []).flatMap(metricProblems)];
  },
});

function specWithDefaults(spec: Partial<Spec> | undefined): Spec {
  const metrics = spec?.metrics ?? [];
  return {
    ...spec,
    scaleTargetRef: {
      ...spec?.scaleTargetRef,
      kind: spec?.scaleTargetRef?.kind ?? '',
      name: spec?.scaleTargetRef?.name ?? '',
    },
    minReplicas: spec?.minReplicas ?? 1,
    maxReplicas: spec?.maxReplicas ?? 0,
    metrics: metrics.length > 0 ? metrics : [cpuMetric(80)],
  };
}

export function cpuMetric(averageUtilization: number): MetricSpec {
  return { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } };
}

function boundProblems(spec: Spec): readonly StatusCause[] {
  const { minReplicas, maxReplicas } = spec;
  return [
    ...(minReplicas < 1 ? [invalidValue('spec.minReplicas', minReplicas, 'must be greater than or equal to 1')] : []),
    ...(maxReplicas < 1 ? [invalidValue('spec.maxReplicas', maxReplicas, 'must be greater than 0')] : []),
    ...(maxReplicas < minReplicas
      ? [invalidValue('spec.maxReplicas', maxReplicas, 'must be greater than or equal to `minReplicas`')]
      : []),
  ];
}

function targetProblems(spec: Spec): readonly StatusCause[] {
  return (['kind', 'name'] as const).flatMap((field) =>
    spec.scaleTargetRef[field] === '' ? [required(`spec.scaleTargetRef.${field}`)] : [],
  );
}

function metricProblems(metric: MetricSpec, index: number): readonly StatusCause[] {
  const utilization = metric.resource?.target.averageUtilization;
  const at = `spec.metrics[${index}].resource.target.averageUtilization`;
  return utilization !== undefined && utilization < 1 ? [invalidValue(at, utilization, 'must be greater than 0')] : [];
}

function referenceText(object: KubeObject): string {
  const { kind, name } = asAutoscaler(object).spec.scaleTargetRef;
  return `${kind}/${name}`;
}

function targetText(object: KubeObject): string {
  const autoscaler = asAutoscaler(object);
  const target = cpuTargetOf(autoscaler);
  if (target === null) return '<unknown>';
  const current = cpuUtilizationOf(autoscaler);
  return `cpu: ${current === null ? '<unknown>' : `${current}%`}/${target}%`;
}
