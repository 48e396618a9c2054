import { z } from 'zod';
import { ageColumn, nameColumn, templateColumns } from '#sandbox/kubernetes/columns.ts';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { labelSelectorShape, metadataShape, podTemplateShape } from '#sandbox/kubernetes/metadata-shape.ts';
import { invalidValue, podSpecProblems } from '#sandbox/kubernetes/pod-spec-problems.ts';
import { withPodSpecDefaults } from '#sandbox/kubernetes/pod-spec-defaults.ts';
import type { ResourceKind } from '#sandbox/kubernetes/resource-kind.ts';
import type { ReplicaSet } from '#sandbox/kubernetes/workload-objects.ts';

const asReplicaSet = (object: KubeObject): ReplicaSet => object as ReplicaSet;

export const replicaSets: ResourceKind = {
  group: 'apps',
  version: 'v1',
  plural: 'replicasets',
  singular: 'replicaset',
  kind: 'ReplicaSet',
  shortNames: ['rs'],
  namespaced: true,
  inCategoryAll: true,
  storage: 'replicasets.apps',
  verbs: ['get', 'list', 'watch', 'update', 'patch', 'delete'],
  subresources: [{ name: 'status', kind: 'ReplicaSet', verbs: ['get', 'update', 'patch'] }],
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
        selector: labelSelectorShape.optional(),
        template: podTemplateShape.optional(),
      })
      .optional(),
  }),
  fields: { 'status.replicas': (object) => String(asReplicaSet(object).status?.replicas ?? 0) },
  withDefaults: (draft) => {
    const spec = draft['spec'] as Partial<ReplicaSet['spec']> | undefined;
    const template = { ...spec?.template, spec: withPodSpecDefaults(spec?.template?.spec) };
    return { ...draft, spec: { ...spec, replicas: spec?.replicas ?? 1, template } };
  },
  problems: (draft) => {
    const spec = draft['spec'] as ReplicaSet['spec'];
    const negative =
      spec.replicas < 0 ? [invalidValue('spec.replicas', spec.replicas, 'must be greater than or equal to 0')] : [];
    return [...negative, ...podSpecProblems(spec.template.spec, 'spec.template.spec')];
  },
};
