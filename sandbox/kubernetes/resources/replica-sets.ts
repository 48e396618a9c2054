import { z } from 'zod';
import { ageColumn, nameColumn, templateColumns } from '#sandbox/kubernetes/columns.ts';
import { defineResource, scale, statusOf } from '#sandbox/kubernetes/define-resource.ts';
import { negativeProblem } from '#sandbox/kubernetes/field-problems.ts';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { labelSelectorShape, metadataShape } from '#sandbox/kubernetes/metadata-shape.ts';
import { withTemplateDefaults } from '#sandbox/kubernetes/pod-spec-defaults.ts';
import { podTemplateShape } from '#sandbox/kubernetes/pod-spec-shape.ts';
import type { ReplicaSet } from '#sandbox/kubernetes/workload-objects.ts';
import { templateProblems } from '#sandbox/kubernetes/workload-spec-problems.ts';

type Spec = ReplicaSet['spec'];

const asReplicaSet = (object: KubeObject): ReplicaSet => object as ReplicaSet;

export const replicaSets = defineResource({
  group: 'apps',
  plural: 'replicasets',
  kind: 'ReplicaSet',
  shortNames: ['rs'],
  inCategoryAll: true,
  countsGenerations: true,
  subresources: [scale, statusOf('ReplicaSet')],
  columns: [
    nameColumn,
    { name: 'Desired', type: 'integer', priority: 0, cell: (object) => asReplicaSet(object).spec.replicas },
    { name: 'Current', type: 'integer', priority: 0, cell: (object) => asReplicaSet(object).status?.replicas ?? 0 },
    { name: 'Ready', type: 'integer', priority: 0, cell: (object) => asReplicaSet(object).status?.readyReplicas ?? 0 },
    ageColumn,
    ...templateColumns,
  ],
  shape: z.looseObject({
    metadata: metadataShape,
    spec: z
      .looseObject({
        replicas: z.int().nullish(),
        selector: labelSelectorShape.nullish(),
        template: podTemplateShape.nullish(),
      })
      .optional(),
  }),
  fields: { 'status.replicas': (object) => String(asReplicaSet(object).status?.replicas ?? 0) },
  withDefaults: (draft) => {
    const spec = draft['spec'] as Partial<Spec> | undefined;
    return {
      ...draft,
      spec: {
        ...spec,
        replicas: spec?.replicas ?? 1,
        selector: spec?.selector ?? {},
        template: withTemplateDefaults(spec?.template),
      },
    };
  },
  problems: (draft, previous) => {
    const spec = draft['spec'] as Spec;
    return [
      ...negativeProblem('spec.replicas', spec.replicas),
      ...templateProblems(spec, previous === null ? null : asReplicaSet(previous).spec),
    ];
  },
});
